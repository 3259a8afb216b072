import type { ComponentChildren } from "preact";

export interface Children {
  readonly children?: ComponentChildren;
}

/** What all islands of Preact are to have around them: a store, a theme, translations. */
export const Around = ({ children }: Children) => <>{children}</>;

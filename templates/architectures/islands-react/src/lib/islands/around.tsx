import type { FC, PropsWithChildren } from "react";

/** What all islands of React are to have around them: a store, a theme, translations. */
export const Around: FC<PropsWithChildren> = ({ children }) => children;

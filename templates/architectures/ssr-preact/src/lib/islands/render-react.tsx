/** Renders islands of Preact for the service. */
import type { ComponentType } from "preact";
import { renderToStringAsync } from "preact-render-to-string";
import { Around } from "./around";
import type { Props, Rendered } from "./render";

export async function render(Island: ComponentType<Props>, props: Props): Promise<Rendered> {
  const html = await renderToStringAsync(
    <Around>
      <Island {...props} />
    </Around>,
  );
  return { html, head: "" };
}

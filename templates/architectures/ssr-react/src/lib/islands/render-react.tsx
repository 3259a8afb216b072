/** Renders islands of React for the service. Who writes `<title>`, `<meta>` or `<link>` in a component has it in the page's head. */
import type { FC } from "react";
import { prerender } from "react-dom/static";
import { Around } from "./around";
import type { Props, Rendered } from "./render";

/** React puts what belongs in the head before all else. */
const HEAD = /^(?:<title[^>]*>[^<]*<\/title>|<(?:meta|link)\b[^>]*>)*/;

export async function render(Island: FC<Props>, props: Props, id: string): Promise<Rendered> {
  const caught: unknown[] = [];
  const { prelude } = await prerender(
    <Around>
      <Island {...props} />
    </Around>,
    {
      identifierPrefix: id,
      // Whatever its size: parts that come later would need a script in the page, which a policy may forbid.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      // What throws inside of a <Suspense> is rendered by the browser; all else fails the island.
      onError: (error) => void caught.push(error),
    },
  );
  const text = await new Response(prelude).text();
  const [head = ""] = HEAD.exec(text) ?? [];
  return { html: text.slice(head.length), head, ...(caught.length > 0 && { caught: caught[0] }) };
}

import { endOf } from "../python/creations.ts";
import { eolAt, indentAt, lineEnd, lineStart, type Insertion } from "../python/sequences.ts";
import { childrenOf, type Node, type PythonModule } from "../python/syntax.ts";
import type { Chosen } from "./chooseCreation.ts";
import { Refusal } from "./edit.ts";

/**
 * A statement that works with an object as soon as there is one: below the statement that makes it, or first in its `with`.
 * @throws Refusal where other statements share the lines
 */
export function insertAfter(
  module: PythonModule,
  { creation: { holder }, statement }: Chosen,
  code: string,
): Insertion {
  return holder.kind === "context" ? insertFirst(module, holder.body, code) : insertBelow(module, statement, code);
}

/** A statement of its own below another, with the same indent. A comment at the end of the line stays where it is. */
function insertBelow({ text }: PythonModule, node: Node, code: string): Insertion {
  const end = endOf(node);
  const rest = text.slice(end, lineEnd(text, end)).trim();
  if (text.slice(lineStart(text, node.from), node.from).trim() !== "" || (rest !== "" && !rest.startsWith("#"))) {
    throw new Refusal("the line holds more than this statement", node.from);
  }
  const at = lineEnd(text, end);
  return { at, text: `${eolAt(text, at)}${indentAt(text, node.from)}${code}` };
}

/** A statement that becomes the first of a compound statement's body. */
function insertFirst({ text }: PythonModule, body: Node, code: string): Insertion {
  const [, first] = childrenOf(body);
  const at = lineEnd(text, body.from);
  if (!first || first.from < at) throw new Refusal("the body stands on the line of its head", body.from);
  return { at, text: `${eolAt(text, at)}${indentAt(text, first.from)}${code}` };
}

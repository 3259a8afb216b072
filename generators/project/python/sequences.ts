/** Lists, tuples and the names of an import: what stands in them, and where one more would go in the style of those that are there. */
import { split, type Value } from "./statements.ts";
import { childrenOf, type Node, type PythonModule } from "./syntax.ts";

/** Text to put in at an offset. */
export interface Insertion {
  at: number;
  text: string;
}

export interface Sequence {
  /** A tuple of one needs its comma; an import list never does, and counts as a list. */
  kind: "list" | "tuple";
  /** The elements, a leading `*` included. */
  items: { from: number; to: number; nodes: Node[] }[];
  /** Offset behind the comma that follows the last element. */
  trailingComma?: number;
  /** Offsets between which elements may stand: behind the opening bracket, before the closing one. Without brackets: none. */
  brackets?: { open: number; close: number };
}

/** The sequence that a literal spells out, or undefined where the value is anything else. */
export function sequenceOf(value: Value): Sequence | undefined {
  if (value.some((node) => node.name === ",")) return sequence("tuple", value);
  const [node] = value;
  if (node.name === "ParenthesizedExpression") {
    const [, inner] = childrenOf(node);
    return inner ? sequenceOf([inner]) : undefined;
  }
  if (node.name === "ArrayExpression") return sequence("list", childrenOf(node));
  return node.name === "TupleExpression" ? sequence("tuple", childrenOf(node)) : undefined;
}

/** A sequence made of nodes: elements, commas and, at both ends, brackets if there are any. */
export function sequence(kind: Sequence["kind"], nodes: Node[]): Sequence {
  const [first] = nodes;
  const last = nodes.at(-1);
  const bracketed = first !== undefined && last !== undefined && "[(".includes(first.name) && "])".includes(last.name);
  const inside = bracketed ? nodes.slice(1, -1) : nodes;
  const groups = split(inside, ",").filter((group) => group.length > 0);
  const items = groups.map((group) => ({ from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0, nodes: group }));
  const comma = inside.at(-1)?.name === "," ? inside.at(-1) : undefined;
  return {
    kind,
    items,
    ...(comma && { trailingComma: comma.to }),
    ...(bracketed && { brackets: { open: first.to, close: last.from } }),
  };
}

/** Where `element` goes to be the last one. */
export function append({ text }: PythonModule, list: Sequence, element: string): Insertion[] {
  const last = list.items.at(-1);
  if (!last) return fill(text, list, element);
  const comma = list.trailingComma;
  if (!list.brackets || !startsLine(text, last.from)) {
    // The comma of a tuple of one is grammar, not style, so it is not repeated.
    const style = list.kind === "tuple" && list.items.length === 1 ? "" : ",";
    return comma === undefined ? [{ at: last.to, text: `, ${element}` }] : [{ at: comma, text: ` ${element}${style}` }];
  }
  const end = comma ?? last.to;
  const line = `${eolAt(text, last.from)}${indentAt(text, last.from)}${element}`;
  const rest = text.slice(end, lineEnd(text, end));
  const closesHere = list.brackets.close <= lineEnd(text, end);
  if (comma !== undefined) return [{ at: closesHere ? end : lineEnd(text, end), text: `${line},` }];
  // A comment at the end of the line speaks of the element before it: the new one goes below, its comma before the comment.
  if (!closesHere && rest.includes("#")) {
    return [
      { at: end, text: "," },
      { at: lineEnd(text, end), text: line },
    ];
  }
  return [{ at: end, text: `,${line}` }];
}

/** Where `element` goes to stand before the one at `index` (0 in an empty sequence: alone). */
export function insertBefore({ text }: PythonModule, list: Sequence, index: number, element: string): Insertion[] {
  const next = list.items[index];
  if (!next) return fill(text, list, element);
  if (list.brackets && startsLine(text, next.from)) {
    // Comments above an element speak of it: they stay with it.
    const at = commentBlockAbove(text, next.from, list.brackets.open);
    return [{ at, text: `${indentAt(text, next.from)}${element},${eolAt(text, at)}` }];
  }
  const after = list.items[index + 1];
  const hanging = list.brackets && after && startsLine(text, after.from);
  return [
    {
      at: next.from,
      text: hanging ? `${element},${eolAt(text, next.from)}${indentAt(text, after.from)}` : `${element}, `,
    },
  ];
}

/** The only element of a sequence that has none yet. */
function fill(text: string, { kind, brackets }: Sequence, element: string): Insertion[] {
  if (!brackets) throw new Error("A sequence without brackets has at least one element.");
  const inside = text.slice(brackets.open, brackets.close);
  if (!inside.includes("\n")) return [{ at: brackets.open, text: kind === "tuple" ? `${element},` : element }];
  const at = lineStart(text, brackets.close);
  // A comment on a line of its own shows the indent that is meant; else it is one step more than the closing bracket's.
  const comment = /^[ \t]*(?=#)/m.exec(inside.slice(inside.indexOf("\n") + 1))?.[0];
  const indent = comment ?? text.slice(at, brackets.close) + (text.includes("\n\t") ? "\t" : "    ");
  return [{ at, text: `${indent}${element},${eolAt(text, at)}` }];
}

/** Start of the first of the comment lines that stand directly above the line of `offset`. */
function commentBlockAbove(text: string, offset: number, floor: number): number {
  let at = lineStart(text, offset);
  for (;;) {
    const above = lineStart(text, at - 1);
    if (above <= floor || !text.slice(above, at).trimStart().startsWith("#")) return at;
    at = above;
  }
}

/** The text with all insertions made. */
export function splice(text: string, insertions: Insertion[]): string {
  // From the end, so that offsets stay true; what goes to one place keeps its order.
  const fromTheEnd = insertions.toReversed().sort((a, b) => b.at - a.at);
  return fromTheEnd.reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
}

export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Offset of the end of a line, before its CR or LF. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline < 0) return text.length;
  return newline > offset && text.startsWith("\r\n", newline - 1) ? newline - 1 : newline;
}

/** The line end in use around an offset: files that mix them exist. */
export function eolAt(text: string, offset: number): "\n" | "\r\n" {
  const next = text.indexOf("\n", offset);
  const newline = next < 0 ? text.lastIndexOf("\n") : next;
  return text.startsWith("\r\n", newline - 1) ? "\r\n" : "\n";
}

export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset)))?.[0] ?? "";
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/**
 * Reading Python: a thin layer over Lezer's grammar. Everything here answers with offsets into the text as it was given, so that an edit can
 * splice the user's file and leave every other byte alone.
 */
import { parser } from "@lezer/python";

/** A node of Lezer's tree; its `from` and `to` are offsets into {@link PythonModule.text}. */
export type Node = ReturnType<typeof parser.parse>["topNode"];

export interface PythonModule {
  /** The text as the file holds it, byte order mark and line ends included. */
  readonly text: string;
  /** Lezer's `Script` node. */
  readonly root: Node;
}

/**
 * Parses a Python file.
 *
 * Lezer takes a byte order mark for a letter and a form feed for an indent. Both are replaced by something of the same length, for the
 * parser only: offsets stay true.
 */
export function parsePython(text: string): PythonModule {
  const readable = text.replace(/^\ufeff/, "\n").replace(/^\f/gm, "\n");
  return { text, root: parser.parse(readable).topNode };
}

/** The children of a node, comments left out: Lezer hangs them wherever they happen to stand. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment") children.push(child);
  }
  return children;
}

/** The node and everything below it, in the order of the text. */
export function descendants(node: Node, found: Node[] = []): Node[] {
  found.push(node);
  for (let child = node.firstChild; child; child = child.nextSibling) descendants(child, found);
  return found;
}

export function textOf(module: PythonModule, node: { from: number; to: number }): string {
  return module.text.slice(node.from, node.to);
}

/** Whether the node is exactly the variable `name`. */
export function isVariable(module: PythonModule, node: Node | undefined, name: string): boolean {
  return node?.name === "VariableName" && textOf(module, node) === name;
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/**
 * Offsets of what Python could not read; none in a file that it can. Lezer's grammar does not mind a string that the line's end cuts off,
 * and misses a value behind a `yield` that has none.
 */
export function syntaxErrors(module: PythonModule): number[] {
  const unreadable = (node: Node) =>
    (node.type.isError && !(node.from === node.to && node.prevSibling?.name === "yield")) ||
    (["String", "FormatString"].includes(node.name) && !isClosed(textOf(module, node)));
  return descendants(module.root)
    .filter(unreadable)
    .map((node) => node.from);
}

/** Whether a text is a template that makes a Python file, such as one of Cookiecutter: no Python, because of what a template engine reads. */
export function isTemplate(text: string): boolean {
  return /\{\{.*\}\}|\{%.*%\}/.test(text) && syntaxErrors(parsePython(text)).length > 0;
}

function isClosed(literal: string): boolean {
  const [opening = "", quote = ""] = /^[a-zA-Z]*("""|'''|"|')/.exec(literal) ?? [];
  const content = literal.slice(opening.length, -quote.length);
  const escaped = (/\\*$/.exec(content)?.[0].length ?? 0) % 2 === 1;
  return literal.length >= opening.length + quote.length && literal.endsWith(quote) && !escaped;
}

/**
 * What a string literal says, adjacent literals joined as Python joins them.
 * Undefined for anything else, and for f-strings, bytes and escapes: none of them is a name that somebody would look for.
 */
export function stringValue(module: PythonModule, node: Node | undefined): string | undefined {
  if (node?.name === "ContinuedString") {
    const parts = childrenOf(node).map((part) => stringValue(module, part));
    return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
  }
  if (node?.name !== "String") return undefined;
  const literal = /^([rRuU]?)("""|'''|"|')(.*)\2$/s.exec(textOf(module, node));
  const [, prefix = "", , content] = literal ?? [];
  if (content?.includes("\\") && prefix.toLowerCase() !== "r") return undefined;
  return content;
}

/** The string literals below a node; a literal made of adjacent ones counts as one. */
export function stringsIn(node: Node, found: Node[] = []): Node[] {
  if (node.name === "String" || node.name === "ContinuedString") {
    found.push(node);
    return found;
  }
  for (let child = node.firstChild; child; child = child.nextSibling) stringsIn(child, found);
  return found;
}

/** The quote that most literals in these nodes use, else the one that most in the file use, else `"`. Docstrings have quotes of their own. */
export function quoteStyle(module: PythonModule, nodes: Node[] = []): '"' | "'" {
  for (const range of [nodes, [module.root]]) {
    const quotes = range
      .flatMap((node) => stringsIn(node))
      .flatMap((literal) => /^\w*(["'])(?!\1\1)/.exec(textOf(module, literal))?.[1] ?? []);
    const single = quotes.filter((quote) => quote === "'").length;
    if (single * 2 !== quotes.length) return single * 2 > quotes.length ? "'" : '"';
  }
  return '"';
}

/** Like {@link textOf} for a dotted callee: `environ.setdefault`, `os.environ.setdefault`, `path`; undefined for anything that is no plain name. */
export function dottedName(module: PythonModule, node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  if (node.name === "VariableName") return textOf(module, node);
  if (node.name !== "MemberExpression") return undefined;
  const [object, dot, property] = childrenOf(node);
  const owner = dottedName(module, object);
  return owner && dot?.name === "." && property ? `${owner}.${textOf(module, property)}` : undefined;
}

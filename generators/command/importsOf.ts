/** A place where a source names another module, a package or a style sheet. */
export interface Import {
  /** As it is written: `htmx.org`, `../lib/csrf`, `@/styles/tokens.css`. */
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The files that name others: scripts, components and style sheets. */
export const SOURCE = /\.([cm]?[jt]sx?|vue|coffee|css|s[ac]ss|less)$/;

/** `from "x"`, `import "x"`, `import("x")`, `require("x")`, `new URL("x", …)`, `@use "x"`, `@import url("x")`. */
const NAMES =
  /(?:\bfrom|\bimport(?:\s*\()?|\brequire(?:\s*\()?|\bnew\s+URL\s*\(|@(?:import|use|forward|plugin|reference|config)(?:\s*\([^)\n]*\))?(?:\s*url\()?)\s*(["'])([^"'\n]+)\1/g;

const COMMENT = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/**
 * The imports of a source, in its order. It is read by its letters and not parsed: what looks like an import in a string is
 * taken for one, which is good enough to tell somebody where to look.
 */
export function importsOf(text: string): Import[] {
  const code = text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, " "));
  return [...code.matchAll(NAMES)].map((match) => ({
    specifier: match[2] ?? "",
    line: code.slice(0, match.index + match[0].length).split("\n").length,
  }));
}

/** The package that an import is of: `htmx.org`, `@popperjs/core`. Undefined where it names a file, or a module of Node's. */
export function packageOf(specifier: string): string | undefined {
  const name = /^(?:pkg:|~)?((?:@[\w.-]+\/)?[\w][\w.-]*)(?:\/|$)/.exec(specifier)?.[1];
  return name === undefined || specifier.startsWith("node:") ? undefined : name;
}

import { posix } from "node:path";

/** A place where a source names another module, a package or a style sheet. */
export interface Import {
  /** As it is written: `htmx.org`, `../lib/csrf`, `@/styles/tokens.css`. */
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Scripts, components and style sheets: the files that name others. */
export const SOURCE = /\.([cm]?[jt]sx?|vue|coffee|css|s[ac]ss|less)$/;

/** `from "x"`, `import "x"`, `import("x")`, `require("x")`, `new URL("x", …)`, `@use "x"`, `@import url("x")`. */
const NAMES =
  /(?:\bfrom|\bimport(?:\s*\()?|\brequire(?:\s*\()?|\bnew\s+URL\s*\(|@(?:import|use|forward|plugin|reference|config)(?:\s*\([^)\n]*\))?(?:\s+url\()?)\s*(["'])([^"'\n]+)\1/g;

const COMMENT = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/**
 * The imports of a source, in its order. It is not parsed: what looks like an import in a string is taken for one, which is
 * good enough to tell somebody where to look.
 */
export function importsOf(text: string): Import[] {
  const code = text.replace(COMMENT, blank);
  return [...code.matchAll(NAMES)].map((match) => ({
    specifier: match[2] ?? "",
    line: lineAt(code, match.index + match[0].length),
  }));
}

/** Takes a text out of one, so that all else keeps its line. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

/** The line of a place in a text, counted from 1. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split("\n").length;
}

/** The package that an import is of: `htmx.org`, `@popperjs/core`. Undefined where it names a file, or a module of Node's. */
export function packageOf(specifier: string): string | undefined {
  return /^(?:pkg:|~)?((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/|$)/.exec(specifier)?.[1];
}

/** What an import may leave out of a file's name. */
const ENDINGS = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".vue", ".coffee", ".css", ".scss", ".sass", ".less"];

/**
 * The files that an import may mean, where it is one of a file: `./x`, or `@/x` for src/x.
 *
 * @param from the file that it stands in, relative to the frontend folder, as are those that are returned
 */
export function filesMeant(from: string, specifier: string): string[] {
  const plain = specifier.replace(/[?#].*$/, "");
  if (!/^(\.{1,2}|@)(\/|$)/.test(plain)) return [];
  const target = plain.startsWith("@") ? posix.join("src", plain.slice(1)) : posix.join(posix.dirname(from), plain);
  // Sass leaves out the underscore, too.
  const names = [target, posix.join(posix.dirname(target), `_${posix.basename(target)}`), posix.join(target, "index")];
  // `./x.js` is how TypeScript's own modules are named where they run as they are.
  return [
    ...names,
    ...names.flatMap((name) => ENDINGS.map((ending) => name + ending)),
    target.replace(/js(x?)$/, "ts$1"),
  ];
}

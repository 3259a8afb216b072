import { posix } from "node:path";
import type { Layer } from "./files.ts";

/** The entry that is there from the beginning: what layers bring for all pages is imported by it. */
export const ENTRY = "src/entries/app.ts";

const IMPORT = /^import (?:.* from )?"(?<specifier>[^"]+)";$/;

/**
 * Puts the imports of layers among those that an entry has. One of a style sheet that a layer has replaced goes.
 *
 * @param source the text of the entry, which has imports
 * @param isRendered whether the frontend folder has a file of this path
 */
export function withImports(
  source: string,
  layers: readonly Pick<Layer, "imports" | "importsBefore">[],
  isRendered: (path: string) => boolean,
): string {
  const lines = source.split("\n");
  const specifiers = lines.map((line) => IMPORT.exec(line)?.groups?.specifier ?? "");
  const end = specifiers.findLastIndex((specifier) => specifier !== "") + 1;
  const isGone = (specifier: string) =>
    specifier.endsWith(".css") && !isRendered(posix.join(posix.dirname(ENTRY), specifier));
  const own = lines.slice(0, end).filter((_, index) => !isGone(specifiers[index] ?? ""));
  const styles = specifiers.findIndex((specifier) => specifier.endsWith(".css"));
  const before = layers.flatMap(({ importsBefore = [] }) => importsBefore).map(statement);
  const after = layers.flatMap(({ imports = [] }) => imports).map(statement);
  const place = styles < 0 ? own.length : styles;
  return [...own.slice(0, place), ...before, ...own.slice(place), ...after, ...lines.slice(end)].join("\n");
}

function statement(specifier: string): string {
  return `import "${specifier}";`;
}

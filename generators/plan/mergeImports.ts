import isEqual from "lodash-es/isEqual.js";
import type { Merge, Versions } from "./versions.ts";

const IMPORT = /^import (?:.* from )?(?<quote>["'])(?<specifier>[^"']+)["'](?<end>;?)$/;

/**
 * Merges a script in which we change nothing but imports, a line each: what these mean hardly hangs on where they stand, so that the
 * user may have changed the lines beside them, and may write their quotes in another way.
 *
 * @returns undefined where we change more than that
 */
export function mergeImports(versions: Versions<string>): Merge<string> | undefined {
  const [base, ours] = [versions.base, versions.ours].map(linesOf);
  const theirs = linesOf(versions.theirs);
  if (!base || !ours) return undefined;
  const removed = base.filter((line) => !ours.includes(line));
  const added = ours.filter((line) => !base.includes(line));
  const isRest = isEqual(
    base.filter((line) => !removed.includes(line)),
    ours.filter((line) => !added.includes(line)),
  );
  if (!isRest || ![...removed, ...added].every((line) => IMPORT.test(line))) return undefined;
  // One that we would put in place of one that the user has taken out is theirs to decide about.
  if (added.length > 0 && !removed.every((line) => theirs.some((other) => isSame(other, line)))) return undefined;
  let merged = theirs.filter((line) => !removed.some((other) => isSame(line, other)));
  const missing = added.filter((line) => !merged.some((other) => specifierOf(other) === specifierOf(line)));
  const like = merged.find((line) => IMPORT.test(line));
  if (missing.length > 0 && like === undefined) {
    return { clash: `it has no imports to put ours beside; add ${missing.join(" ")}` };
  }
  for (const line of missing)
    merged = merged.toSpliced(placeFor(line, merged, ours), 0, writtenLike(line, like ?? line));
  return { merged: merged.join(versions.theirs.includes("\r\n") ? "\r\n" : "\n") };
}

/** Behind the import that it stands behind in ours, or before the one before which it does; at the end of all, where none of these is left. */
function placeFor(line: string, theirs: readonly string[], ours: readonly string[]): number {
  const index = ours.indexOf(line);
  const find = (other: string) => theirs.findIndex((each) => isSame(each, other));
  const before = ours
    .slice(0, index)
    .map(find)
    .findLast((place) => place >= 0);
  if (before !== undefined) return before + 1;
  const behind = ours
    .slice(index + 1)
    .map(find)
    .find((place) => place >= 0);
  return behind ?? theirs.findLastIndex((other) => IMPORT.test(other)) + 1;
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}

/** Whether two lines import the same, however they are written. */
function isSame(one: string, other: string): boolean {
  return IMPORT.test(one) && writtenLike(one, other) === other;
}

/** An import with the quotes of another, and with or without a semicolon as that one. */
function writtenLike(line: string, other: string): string {
  const { quote = '"', end = "" } = IMPORT.exec(other)?.groups ?? {};
  return (
    line.replace(/;$/, "").replace(/(["'])([^"']+)\1$/, (_, __, specifier: string) => quote + specifier + quote) + end
  );
}

function specifierOf(line: string): string | undefined {
  return IMPORT.exec(line)?.groups?.specifier;
}

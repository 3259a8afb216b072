import isEqual from "lodash-es/isEqual.js";
import type { Merge, Versions } from "./versions.ts";

const IMPORT = /^import (?:.* from )?["'](?<specifier>[^"']+)["'];?$/;

/**
 * Merges a script in which we change nothing but imports, a line each: what these mean hardly hangs on where they stand, so that the
 * user may have changed the lines beside them.
 *
 * @returns undefined where we change more than that
 */
export function mergeImports(versions: Versions<string>): Merge<string> | undefined {
  const [base, theirs, ours] = [versions.base, versions.theirs, versions.ours].map((text) => text.split(/\r?\n/));
  if (!base || !theirs || !ours) return undefined;
  const removed = base.filter((line) => !ours.includes(line));
  const added = ours.filter((line) => !base.includes(line));
  const rest = (lines: readonly string[], less: readonly string[]) => lines.filter((line) => !less.includes(line));
  if (![...removed, ...added].every((line) => IMPORT.test(line))) return undefined;
  if (!isEqual(rest(base, removed), rest(ours, added))) return undefined;
  // One that we would put in place of one that the user has taken out is theirs to decide about.
  if (added.length > 0 && !removed.every((line) => theirs.includes(line))) return undefined;
  let merged = theirs.filter((line) => !removed.includes(line));
  const missing = added.filter((line) => !merged.some((other) => specifierOf(other) === specifierOf(line)));
  if (missing.length > 0 && !merged.some((line) => specifierOf(line) !== undefined)) {
    return { clash: `it has no imports to put ours beside; add ${missing.join(" ")}` };
  }
  for (const line of missing) merged = merged.toSpliced(placeFor(line, merged, ours), 0, line);
  return { merged: merged.join(versions.theirs.includes("\r\n") ? "\r\n" : "\n") };
}

/** Behind the import that it stands behind in ours, or before the one before which it does; at the end of all, where none of these is left. */
function placeFor(line: string, theirs: readonly string[], ours: readonly string[]): number {
  const index = ours.indexOf(line);
  const find = (other: string) => (IMPORT.test(other) ? theirs.indexOf(other) : -1);
  const before = ours
    .slice(0, index)
    .map(find)
    .findLast((place) => place >= 0);
  if (before !== undefined) return before + 1;
  const behind = ours
    .slice(index + 1)
    .map(find)
    .find((place) => place >= 0);
  return behind ?? theirs.findLastIndex((other) => specifierOf(other) !== undefined) + 1;
}

function specifierOf(line: string): string | undefined {
  return IMPORT.exec(line)?.groups?.specifier;
}

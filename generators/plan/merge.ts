import { posix } from "node:path";
import { applyPatch, structuredPatch } from "diff";
import { decode } from "./decode.ts";
import { mergeImports } from "./mergeImports.ts";
import { mergePackage } from "./mergePackage.ts";
import type { Merge, Versions } from "./versions.ts";

/**
 * Merges what the user has changed in a file with what we have.
 *
 * @param path decides how: a package.json by its keys, any other text by its lines
 * @param own packages that were the user's before they were ours
 * @returns the merged bytes, or what is in the way of that
 */
export function merge(path: string, versions: Versions<Buffer>, own: readonly string[] = []): Merge<Buffer> {
  const [base, theirs, ours] = [versions.base, versions.theirs, versions.ours].map(decode);
  if (base === undefined || theirs === undefined || ours === undefined) return { clash: "it is not text" };
  const texts = { base, theirs, ours };
  const result = posix.basename(path) === "package.json" ? mergePackage(texts, own) : mergeLines(texts);
  if ("merged" in result) return { ...result, merged: Buffer.from(result.merged) };
  return {
    clash: result.clash,
    ...(result.theirs !== undefined && { theirs: Buffer.from(result.theirs) }),
    ...(result.ours !== undefined && { ours: Buffer.from(result.ours) }),
  };
}

/** Makes our change in the user's text: it must find all lines that it takes out, and those beside them, as we rendered them. */
function mergeLines({ base, theirs, ours }: Versions<string>): Merge<string> {
  const merged = applyPatch(theirs, structuredPatch("", "", base, ours, undefined, undefined, { context: 1 }), {
    fuzzFactor: 0,
  });
  if (merged !== false) return { merged };
  return mergeImports({ base, theirs, ours }) ?? { clash: "we change the same lines" };
}

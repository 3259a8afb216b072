import { posix } from "node:path";
import { applyPatch, structuredPatch } from "diff";
import { decode } from "./decode.ts";
import { mergePackage } from "./mergePackage.ts";

/** Three versions of one file. */
export interface Versions<T> {
  /** What we rendered, and the user then changed. */
  readonly base: T;
  /** What the user has made of it. */
  readonly theirs: T;
  /** What we render now. */
  readonly ours: T;
}

/** Both changes in one, or where they exclude each other. */
export type Merge<T> = { readonly merged: T } | { readonly clash: string };

/**
 * Merges what the user has changed in a file with what we have.
 *
 * @param path decides how: a package.json by its keys, any other text by its lines
 * @returns the merged bytes, or what is in the way of that, in words
 */
export function merge(path: string, versions: Versions<Buffer>): Merge<Buffer> {
  const [base, theirs, ours] = [versions.base, versions.theirs, versions.ours].map(decode);
  if (base === undefined || theirs === undefined || ours === undefined) return { clash: "it is not text" };
  const mergeText = posix.basename(path) === "package.json" ? mergePackage : mergeLines;
  const result = mergeText({ base, theirs, ours });
  return "clash" in result ? result : { merged: Buffer.from(result.merged) };
}

/** Makes our change in the user's text: it must find all lines that it takes out, and those around them, as we rendered them. */
function mergeLines({ base, theirs, ours }: Versions<string>): Merge<string> {
  const merged = applyPatch(theirs, structuredPatch("", "", base, ours), { fuzzFactor: 0 });
  return merged === false ? { clash: "we change the same lines" } : { merged };
}

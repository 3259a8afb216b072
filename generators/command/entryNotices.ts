import { posix } from "node:path";
import { notes, type PlannedFile } from "../plan/plan.ts";
import { ENTRY } from "../rendering/entry.ts";
import type { Rendering } from "../rendering/render.ts";
import { importsOf } from "./uses/imports.ts";

/**
 * Says which imports an entry is without that stays as its owner has it: what was added is loaded by nothing then.
 *
 * @param before what we rendered for the choices of before
 * @param settled the plan, with the user's decisions
 */
export function entryNotices(
  folder: string,
  before: Rendering,
  after: Rendering,
  settled: readonly PlannedFile[],
): string[] {
  const path = posix.join(folder, ENTRY);
  const file = settled.find((planned) => planned.path === path);
  const [was, will, theirs] = [
    before.get(ENTRY),
    after.get(ENTRY),
    file?.status === "conflict" ? file.before : file?.after,
  ];
  if (!file || !was || !will) return [];
  const known = [...specifiersOf(was), ...specifiersOf(theirs)];
  const missing = specifiersOf(will).filter((specifier) => !known.includes(specifier));
  if (missing.length === 0) return [];
  const why = file.note === notes.deleted ? "was deleted by you" : "stays as you have it";
  const lines = missing.map((specifier) => `  import "${specifier}";`).join("\n");
  return [`${path} ${why}; for what was added to be loaded, an entry has to have:\n${lines}`];
}

function specifiersOf(text: Buffer | undefined): string[] {
  return importsOf(text?.toString() ?? "").map(({ specifier }) => specifier);
}

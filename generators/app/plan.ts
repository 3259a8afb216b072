import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ConflictAnswer } from "../options.ts";
import type { State } from "./state.ts";

/**
 * What applying the plan does to one file.
 * `create`: it is new. `identical`: it stays as it is. `update`: ours, and unchanged since we wrote it, or an edit of wiring.
 * `conflict`: somebody else's bytes are in the way.
 */
export type Status = "create" | "identical" | "update" | "conflict";

/** One file that the plan speaks of. Paths are relative to the project and have forward slashes. */
export interface PlannedFile {
  readonly path: string;
  readonly status: Status;
  readonly before?: Buffer;
  readonly after: Buffer;
  /** What a person should know: why it is left alone, or what the edit does. */
  readonly note?: string;
}

/** Contents that a run wants to see on disk. */
export interface Wanted {
  readonly path: string;
  readonly contents: Buffer;
  /** Set for an edit of the user's own file: it may change that file, since it was made from it. */
  readonly edit?: string;
  /** Set for a file that no user edits: the state file. */
  readonly generated?: boolean;
}

export function hash(contents: Buffer): string {
  return createHash("sha256").update(contents).digest("hex");
}

/**
 * Compares what a run wants with what the disk holds. Reads, never writes.
 *
 * A file that an earlier run rendered and that the user has changed or deleted since is theirs: it is left alone as long as
 * we have nothing new for it, or the user asks for ours.
 *
 * @param root the project's folder
 * @param wanted the files of this run
 * @param state what the earlier run remembered, if there was one; its paths are relative to the frontend folder
 * @param folder the frontend folder, relative to the project
 * @param ours whether the user asks for our files in place of theirs
 */
export function makePlan(
  root: string,
  wanted: readonly Wanted[],
  state: State | undefined,
  folder: string,
  ours: boolean,
): PlannedFile[] {
  return wanted.map(({ path, contents, edit, generated }) => {
    const file = join(root, path);
    const before = existsSync(file) ? readFileSync(file) : undefined;
    const rendered = state?.files[path.slice(folder.length + 1)];
    const base = { path, after: contents, ...(before && { before }), ...(edit && { note: edit }) };
    if (before?.equals(contents)) return { ...base, status: "identical" };
    if (rendered === hash(contents) && !ours)
      return {
        ...base,
        after: before ?? contents,
        status: "identical",
        note: before ? "changed by you" : "deleted by you",
      };
    if (!before) return { ...base, status: "create" };
    return { ...base, status: edit || generated || rendered === hash(before) ? "update" : "conflict" };
  });
}

/** The plan once the user has decided about conflicts: what they gave up becomes an update, what they keep stays a conflict. */
export function settle(plan: readonly PlannedFile[], onConflict: ConflictAnswer): PlannedFile[] {
  return plan.map((file) =>
    file.status === "conflict" && onConflict === "overwrite" ? { ...file, status: "update" } : file,
  );
}

/** The part of a settled plan that is written. */
export function toWrite(plan: readonly PlannedFile[]): PlannedFile[] {
  return plan.filter(({ status }) => status === "create" || status === "update");
}

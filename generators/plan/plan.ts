import { createHash } from "node:crypto";
import { posix } from "node:path";
import { readOrRefuse } from "../input.ts";
import type { ConflictAnswer } from "./conflictAnswers.ts";
import { realPlace } from "./links.ts";
import { merge } from "./merge.ts";
import type { State } from "./state.ts";

/**
 * What applying the plan does to one file.
 * `create`: it is new. `identical`: it stays as it is. `update`: ours, and unchanged since we wrote it, or merged with what
 * the user has changed, or an edit of wiring. `delete`: ours, unchanged, and not used any more.
 * `conflict`: somebody else's bytes are in the way.
 */
export type Status = "create" | "identical" | "update" | "delete" | "conflict";

/** Notes that the report counts, and the state file heeds. */
export const notes = {
  changed: "changed by you",
  deleted: "deleted by you",
  unused: "changed by you, and not used any more",
  merged: "merged with your changes",
  partly: "merged, and yours where both have changed",
} as const;

/** One file that the plan speaks of. Paths are relative to the project and have forward slashes. */
export interface PlannedFile {
  readonly path: string;
  readonly status: Status;
  readonly before?: Buffer;
  /** Undefined for a file that is, or stays, deleted. */
  readonly after?: Buffer;
  /** Of a conflict: what the file becomes if the user keeps theirs, where all but the conflict itself can be merged. */
  readonly kept?: { readonly after: Buffer; readonly note: string };
  /** What a person should know: why it is left alone, or what the edit does. */
  readonly note?: string;
}

/** Contents that a run wants to see on disk. */
export interface Wanted {
  readonly path: string;
  readonly contents: Buffer;
  /** What this version would render for the earlier choices: it tells the user's changes from ours. */
  readonly base?: Buffer;
  /** Set for an edit of the user's own file: it may change that file, since it was made from it. */
  readonly edit?: string;
  /** Set for a file that no user edits: the state file. */
  readonly generated?: boolean;
  /** Set for a file that a tool fills: it is made where it is missing, and is the tool's from then on. */
  readonly seed?: boolean;
}

export function hash(contents: Buffer): string {
  return createHash("sha256").update(contents).digest("hex");
}

/** Whether bytes are those that were rendered, with whatever ends of lines. */
function isRendered(before: Buffer, sum: string | undefined): boolean {
  return sum === hash(before) || (endsLinesAsWindows(before) && sum === hash(withoutReturns(before)));
}

const endsLinesAsWindows = (bytes: Buffer) => bytes.includes("\r\n") && !bytes.includes(0);
const withoutReturns = (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
const withWindowsLines = (bytes: Buffer) => Buffer.from(bytes.toString("latin1").replace(/\r?\n/g, "\r\n"), "latin1");

/**
 * Compares what a run wants with what the disk holds. Reads, never writes.
 *
 * A file that an earlier run rendered and that the user has changed since is theirs: it is left alone as long as we have
 * nothing new for it, or the user asks for ours; something new is merged into it where that can be done. One that the user
 * has deleted stays deleted.
 *
 * Links are followed as they will be when it is written.
 *
 * @param root the project's folder
 * @param wanted the files of this run
 * @param state what the earlier run remembered, if there was one; its paths are relative to the frontend folder
 * @param folder the frontend folder, relative to the project
 * @param ours whether the user asks for our files in place of theirs
 * @throws RefusedError if a link leads out of the project, or something else than a file is in the way
 */
export function makePlan(
  root: string,
  wanted: readonly Wanted[],
  state: State | undefined,
  folder: string,
  ours: boolean,
): PlannedFile[] {
  return wanted.map((file): PlannedFile => {
    const { path, contents, edit, generated, seed } = file;
    const before = read(root, path);
    const rendered = state?.files[posix.relative(folder, path)];
    if (!before) {
      const isDeleted = rendered !== undefined && !ours;
      return isDeleted
        ? { path, status: "identical", note: notes.deleted }
        : { path, status: "create", after: contents };
    }
    if (seed) return { path, before, after: before, status: "identical" };
    // A checkout under Windows may end lines otherwise, which nobody has changed by hand.
    const own = posix.basename(path) === "package.json" ? (state?.own ?? []) : [];
    // It may be as we rendered it, and have what was the user's before.
    const isOurs = isRendered(before, rendered) && own.length === 0;
    const after = isOurs && endsLinesAsWindows(before) ? withWindowsLines(contents) : contents;
    const base = { path, before, after, ...(edit && { note: edit }) };
    if (before.equals(after)) return { ...base, status: "identical" };
    if (edit || generated || isOurs) return { ...base, status: "update" };
    if (!state || rendered === undefined || ours) return { ...base, status: "conflict" };
    if (rendered === hash(contents)) return { path, before, after: before, status: "identical", note: notes.changed };
    return { ...base, ...planChanged(file, before, rendered, state) };
  });
}

/** A file that we rendered, the user has changed, and for which we have something new. */
function planChanged(
  { path, contents, base }: Wanted,
  before: Buffer,
  rendered: string,
  { version, own = [] }: State,
): Pick<PlannedFile, "status" | "after" | "kept" | "note"> {
  const conflict = { status: "conflict", after: contents } as const;
  const why = "changed by you, and cannot be merged";
  if (!base) return { ...conflict, note: `${why}: it was made from another file than we render now` };
  if (hash(base) !== rendered) {
    return { ...conflict, note: `${why}: version ${version} rendered another file here than this one would` };
  }
  const result = merge(path, { base, theirs: before, ours: contents }, own);
  if ("clash" in result) {
    const { clash, theirs, ours: after = contents } = result;
    const kept = theirs && { kept: { after: theirs, note: `${notes.partly}: ${clash}` } };
    return { ...conflict, after, ...kept, note: `${why}: ${clash}` };
  }
  const note = result.note === undefined ? notes.merged : `${notes.merged}; ${result.note}`;
  return { status: result.merged.equals(before) ? "identical" : "update", after: result.merged, note };
}

/**
 * What becomes of files that an earlier run rendered and this one does not.
 *
 * Those that the earlier choices alone need go; one that the user has changed is in the way, since it may still be loaded.
 * What another version of ours rendered is left where it is: the user's files may build on it.
 *
 * @param rendered the files of this run, relative to the frontend folder
 * @param base what this version renders for the earlier choices
 */
export function planUnused(
  root: string,
  rendered: ReadonlyMap<string, Buffer>,
  base: ReadonlyMap<string, Buffer>,
  state: State | undefined,
  folder: string,
): PlannedFile[] {
  const unused = Object.entries(state?.files ?? {}).filter(([name]) => !rendered.has(name));
  return unused.flatMap(([name, sum]): PlannedFile[] => {
    const path = posix.join(folder, name);
    const before = read(root, path);
    if (!before) return [];
    if (!base.has(name)) return [];
    return [isRendered(before, sum) ? { path, status: "delete", before } : unusedConflict(path, before)];
  });
}

function unusedConflict(path: string, before: Buffer): PlannedFile {
  return { path, status: "conflict", before, note: notes.unused };
}

/** The plan once the user has decided about conflicts: what they gave up is written, what they keep stays a conflict. */
export function settle(plan: readonly PlannedFile[], onConflict: ConflictAnswer): PlannedFile[] {
  return plan.map((file): PlannedFile => {
    if (file.status !== "conflict") return file;
    const { kept, ...rest } = file;
    if (onConflict === "overwrite") return { ...rest, status: rest.after ? "update" : "delete" };
    return kept ? { ...rest, ...kept, status: "update" } : file;
  });
}

/** The part of a settled plan that is written or deleted. */
export function toWrite(plan: readonly PlannedFile[]): PlannedFile[] {
  return plan.filter(({ status }) => status === "create" || status === "update" || status === "delete");
}

function read(root: string, path: string): Buffer | undefined {
  return readOrRefuse(realPlace(root, path), path);
}

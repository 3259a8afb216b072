import { readdirSync, rmdirSync, rmSync } from "node:fs";
import { join, posix } from "node:path";
import { readInput } from "../input.ts";
import { ChangedError, make, type Change } from "./change.ts";
import { realPlace } from "./links.ts";

/** Changes that were made, or begun, or were to be made. */
export interface Changes {
  /** In the order in which they are made. */
  readonly files: readonly Change[];
  /** The folders that they make, outer ones first, relative to the project. */
  readonly folders: readonly string[];
}

/** A file that could not be given back as it was. */
export interface Left {
  readonly path: string;
  /** `was changed since`, `could not be restored (EACCES)` */
  readonly reason: string;
  /** Whether to try again may help. */
  readonly again: boolean;
}

/** How far a change has come: `other` where somebody else has been at the file. */
export type Progress = "before" | "after" | "between" | "other";

/**
 * Looks how far a change has come.
 *
 * @throws RefusedError if a link on the way leads out of the project
 */
export function progressOf(root: string, { path, before, after }: Change): { progress: Progress; now?: Buffer } {
  const input = readInput(realPlace(root, path));
  if (input && "problem" in input) return { progress: "other" };
  const now = input?.bytes;
  const is = (wanted: Buffer | undefined) => (now && wanted ? now.equals(wanted) : now === wanted);
  if (is(before)) return { progress: "before", ...(now && { now }) };
  if (!now) return { progress: is(after) ? "after" : "other" };
  if (is(after)) return { progress: "after", now };
  const [old = Buffer.alloc(0), new_ = Buffer.alloc(0)] = [before, after];
  // Also where the taking back was interrupted.
  return { progress: isPartOf(now, old, new_) || isPartOf(now, new_, old) ? "between" : "other", now };
}

/** Whether bytes are what is there while one is written over the other, from its beginning. */
function isPartOf(now: Buffer, old: Buffer, new_: Buffer): boolean {
  let same = 0;
  while (same < now.length && now[same] === new_[same]) same += 1;
  return now.subarray(same).equals(old.subarray(same));
}

/**
 * Takes changes back, the last one first, however far each has come. What others have changed since is left alone, and so are
 * files that others have put into folders that we made.
 *
 * @param root absolute path of the project
 * @returns what is not as it was
 */
export function takeBack(root: string, { files, folders }: Changes): Left[] {
  const left = files.toReversed().flatMap((change) => takeBackOne(root, change));
  const kept = folders.toReversed().flatMap((folder) => removeFolder(root, folder));
  return [...left, ...kept.filter(({ path }) => ![...left.map((file) => file.path), ...folders].includes(path))];
}

function takeBackOne(root: string, change: Change): Left[] {
  const { path, before, mode } = change;
  try {
    const { progress, now } = progressOf(root, change);
    if (progress === "before") return [];
    if (progress === "other") return [{ path, reason: "was changed since", again: false }];
    make(root, { path, before: now, after: before, mode });
    if (!before) removeCompiled(root, path);
    return [];
  } catch (error) {
    if (error instanceof ChangedError) return [{ path, reason: "was changed since", again: false }];
    return [{ path, reason: `could not be restored (${describe(error)})`, again: true }];
  }
}

/** The error's code, or what it says. */
export function describe(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}

/** What Python has made of a module of ours, when a server of the user's imported it. See PEP 3147 */
function removeCompiled(root: string, path: string): void {
  if (!path.endsWith(".py")) return;
  const folder = join(root, posix.dirname(path), "__pycache__");
  const compiled = list(folder).filter((name) => name.startsWith(`${posix.basename(path, ".py")}.`));
  for (const name of compiled) if (name.endsWith(".pyc")) rmSync(join(folder, name), { force: true });
  if (compiled.length > 0 && list(folder).length === 0) rmdirSync(folder);
}

function removeFolder(root: string, folder: string): Left[] {
  const names = list(join(root, folder));
  try {
    if (names.length === 0) rmdirSync(join(root, folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      return [{ path: folder, reason: `could not be removed (${describe(error)})`, again: true }];
    }
  }
  return names.map((name) => ({ path: posix.join(folder, name), reason: "is not from us", again: false }));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { readdirSync, rmdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join, posix } from "node:path";
import { RefusedError } from "../errors.ts";
import { ChangedError, make, modeOf, type Change } from "./change.ts";
import { removeJournal, writeJournal } from "./journal.ts";
import { realPlace } from "./links.ts";
import type { PlannedFile } from "./plan.ts";
import { describe, takeBack, type Changes, type Left } from "./takeBack.ts";

/** Files that are written, with a journal that tells of it until the run has made up its mind. */
export interface Applied {
  /**
   * Waits until new files are on the disk, which they have to be before the journal goes. All of them at once: one after the other, a disk
   * takes longer for it than all else does.
   *
   * @throws RefusedError as `apply` does, with everything taken back
   */
  readonly flush: () => Promise<void>;
  /** Takes everything back. @returns what became of it, in words: `everything was taken back` */
  readonly undo: () => string;
  /** Everything stays. */
  readonly keep: () => void;
}

/**
 * Writes and deletes files, all or none: if one cannot be, or is not any more what the plan was made from, those before it are
 * taken back. Nothing in here waits, so that no signal comes in between.
 *
 * @param root the project's folder
 * @param files the files to write, and those without new contents to delete
 * @throws RefusedError naming the file; the project is as it was, but for what the message says
 */
export function apply(root: string, files: readonly PlannedFile[]): Applied {
  const changes: Changes = {
    files: files.map(({ path, before, after }) => ({ path, before, after, mode: before && modeOf(root, path) })),
    folders: foldersToMake(root, files),
  };
  openJournal(root, changes);
  for (const [index, change] of changes.files.entries()) {
    try {
      make(root, change, false);
      if (!change.after) removeEmptyFolders(root, posix.dirname(change.path));
    } catch (error) {
      // One that somebody else has changed is none of those that we began.
      const begun = changes.files.slice(0, error instanceof ChangedError ? index : index + 1);
      const undone = undo(root, { files: begun, folders: changes.folders });
      throw refusal(change, error, begun.length === 0 ? "nothing was written" : undone);
    }
  }
  return {
    flush: () => flush(root, changes),
    undo: () => undo(root, changes),
    keep: () => {
      removeJournal(root);
    },
  };
}

/** What the system says where there is no room after all, or the disk is broken: some say so only now. */
const LOST = ["ENOSPC", "EDQUOT", "EIO"];

async function flush(root: string, changes: Changes): Promise<void> {
  const written = changes.files.filter(({ before, after }) => !before && after);
  const errors = await Promise.all(written.map(({ path }) => sync(root, path)));
  const lost = errors.findIndex((error) => LOST.includes(error?.code ?? ""));
  const change = written[lost];
  if (change) throw refusal(change, errors[lost], undo(root, changes));
}

/** @returns why it could not be done; a file that is gone meanwhile, or a file system that cannot, is no harm */
async function sync(root: string, path: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    const file = await open(realPlace(root, path), "r+");
    await file.sync().finally(() => file.close());
    return undefined;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** The folders that are not there yet, outer ones first. */
function foldersToMake(root: string, files: readonly PlannedFile[]): string[] {
  const folders = files.flatMap(({ path, before }) => (before ? [] : parentsOf(path)));
  const isThere = (folder: string) => modeOf(root, folder) !== undefined;
  return [...new Set(folders)].filter((folder) => !isThere(folder));
}

/** `["a", "a/b"]` of `a/b/c`. */
function parentsOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === "." ? [] : [...parentsOf(parent), parent];
}

function openJournal(root: string, changes: Changes): void {
  try {
    writeJournal(root, changes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw otherRun();
    throw new RefusedError(
      `The journal of what is to be written could not be made in ${root} (${describe(error)}); nothing was written.`,
      "Make the folder writable and the disk free, then run the command again.",
    );
  }
}

/** Two runs in one folder: the one that comes later writes nothing. */
export function otherRun(): RefusedError {
  return new RefusedError(
    "Another run is writing to this project; nothing was written.",
    "Wait until it has ended, then run the command again.",
  );
}

function removeEmptyFolders(root: string, folder: string): void {
  const place = realPlace(root, folder);
  if (folder === "." || readdirSync(place).length > 0) return;
  rmdirSync(join(root, folder));
  removeEmptyFolders(root, posix.dirname(folder));
}

/** What cannot be restored now may be by the next run, which finds the journal. */
function undo(root: string, changes: Changes): string {
  const left = takeBack(root, changes);
  if (!left.some(({ again }) => again)) removeJournal(root);
  return tellLeft(left);
}

/** What a taking back came to, in words. */
export function tellLeft(left: readonly Left[]): string {
  if (left.length === 0) return "everything was taken back";
  const named = left.slice(0, 5).map(({ path, reason }) => `${path}, which ${reason}`);
  const more = left.length > named.length ? ` and ${left.length - named.length} more` : "";
  return `everything was taken back but ${named.join("; ")}${more}`;
}

function refusal({ path, before, after }: Change, error: unknown, undone: string): RefusedError {
  if (error instanceof RefusedError) return error;
  if (error instanceof ChangedError) {
    return new RefusedError(
      `${path} was changed by somebody else while this ran, and was left alone; ${undone}.`,
      "Run the command again.",
    );
  }
  return new RefusedError(
    `${path} could not be ${after ? "written" : "deleted"} (${describe(error)}); ${undone}.`,
    `Make ${before ? path : "the folder"} writable and free of what is in the way, then run the command again.`,
  );
}

import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { kindProblem, readAll } from "../input.ts";
import { realPlace } from "./links.ts";

/** A change of one file. Without `before` it is made, without `after` it is deleted. */
export interface Change {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly before: Buffer | undefined;
  readonly after: Buffer | undefined;
  /** Permission bits of the file before. */
  readonly mode: number | undefined;
}

/** Something else is in a file than the plan was made from. */
export class ChangedError extends Error {}

/**
 * The permission bits of a file; undefined where there is none.
 *
 * @throws RefusedError if a link on the way leads out of the project
 */
export function modeOf(root: string, path: string): number | undefined {
  const stats = statSync(realPlace(root, path), { throwIfNoEntry: false });
  return stats && stats.mode & 0o7777;
}

/**
 * Makes a change, if the file is still what the plan was made from.
 *
 * A file that is there is written in place: it keeps its owner, its modes and attributes, and its other names.
 *
 * @param root absolute path of the project
 * @param sync whether a new file is to be on the disk when this returns; one that was there always is
 * @throws ChangedError if it is not; the file is as it was
 * @throws RefusedError if a link on the way leads out of the project
 * @throws {NodeJS.ErrnoException} if the disk is full, or we may not; the file may be half-written
 */
export function make(root: string, { path, before, after, mode }: Change, sync = true): void {
  const place = realPlace(root, path);
  if (!before) {
    if (after) writeNew(place, after, mode, sync);
    return;
  }
  const fd = openSame(place, before, after ? constants.O_RDWR : constants.O_RDONLY);
  try {
    if (after) overwrite(fd, after, true);
  } finally {
    closeSync(fd);
  }
  if (after) return;
  accessSync(place, constants.W_OK);
  rmSync(place);
}

/** Nobody else's file is opened: it must not be there. */
function writeNew(place: string, contents: Buffer, mode: number | undefined, sync: boolean): void {
  mkdirSync(dirname(place), { recursive: true });
  const fd = open(place, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL);
  try {
    if (mode !== undefined) fchmodSync(fd, mode);
    overwrite(fd, contents, sync);
  } finally {
    closeSync(fd);
  }
}

function open(place: string, flags: number): number {
  try {
    return openSync(place, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" || code === "ENOENT" || code === "ELOOP") throw new ChangedError(code);
    throw error;
  }
}

/** @throws ChangedError if other bytes are in the file than expected */
function openSame(place: string, expected: Buffer, flags: number): number {
  const fd = open(place, flags);
  try {
    if (kindProblem(fstatSync(fd)) === undefined && readAll(fd).equals(expected)) return fd;
    throw new ChangedError(place);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** The file is cut last: where the disk is full, what was there has kept its place on it, and can be written back. */
function overwrite(fd: number, contents: Buffer, sync: boolean): void {
  for (let at = 0; at < contents.length;) at += writeSync(fd, contents, at, contents.length - at, at);
  ftruncateSync(fd, contents.length);
  if (sync) fsyncSync(fd);
}

import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { RefusedError } from "../errors.ts";
import type { PlannedFile } from "./plan.ts";

/**
 * Writes and deletes files, all or none: if one cannot be, those before it are taken back.
 *
 * @param root the project's folder
 * @param files the files to write, and those without new contents to delete
 * @returns a function that takes everything back
 * @throws RefusedError naming the file that could not be written or deleted; the project is as it was
 */
export function apply(root: string, files: readonly PlannedFile[]): () => void {
  const undos: (() => void)[] = [];
  const undo = () => {
    for (const step of undos.reverse()) step();
  };
  for (const { path, before, after } of files) {
    try {
      if (after) write(join(root, path), before, after, undos);
      else if (before) remove(root, path, before, undos);
    } catch (error) {
      undo();
      throw new RefusedError(
        `${path} could not be ${after ? "written" : "deleted"} (${(error as NodeJS.ErrnoException).code ?? String(error)}); nothing was changed.`,
        `Make ${before ? path : "the folder"} writable and free of what is in the way, then run the command again.`,
      );
    }
  }
  return undo;
}

function write(file: string, before: Buffer | undefined, after: Buffer, undos: (() => void)[]): void {
  const made = mkdirSync(dirname(file), { recursive: true });
  // It did not exist a moment ago: what is in it is ours.
  if (made)
    undos.push(() => {
      rmSync(made, { recursive: true, force: true });
    });
  replace(file, after);
  undos.push(() => {
    if (before) replace(file, before);
    else rmSync(file, { force: true });
  });
}

/** Deletes a file, and the folders that it leaves empty. */
function remove(root: string, path: string, before: Buffer, undos: (() => void)[]): void {
  const file = join(root, path);
  const { mode } = statSync(file);
  accessSync(file, constants.W_OK);
  rmSync(file);
  undos.push(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before, { mode });
  });
  for (
    let folder = dirname(path);
    folder !== "." && readdirSync(join(root, folder)).length === 0;
    folder = dirname(folder)
  )
    rmdirSync(join(root, folder));
}

/** A reader, such as a running development server, sees the old file or the new one, never half of it. */
function replace(path: string, contents: Buffer): void {
  const beside = `${path}.${process.pid}.tmp`;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  // A rename would get past the protection of a file that may be read only.
  if (mode !== undefined) accessSync(path, constants.W_OK);
  try {
    writeFileSync(beside, contents, mode === undefined ? {} : { mode });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

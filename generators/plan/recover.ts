import { existsSync, lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { RefusedError } from "../errors.ts";
import { shellPath } from "../shell.ts";
import { otherRun, tellLeft } from "./apply.ts";
import { journalFolder, readJournal, removeJournal, takeOverJournal } from "./journal.ts";
import { isAlive } from "./owner.ts";
import { progressOf, takeBack, type Changes } from "./takeBack.ts";

/**
 * Puts right what an interrupted run has left, in a folder or above it in the same repository.
 *
 * It is taken back. It is kept where all of it was written and the user has worked on with it since.
 *
 * @param folder absolute path of the folder that the command was started in
 * @param dryRun writes nothing
 * @returns one sentence about it; undefined where no run was interrupted
 * @throws RefusedError if the other run still goes on, if the journal is not ours, if a dry run would have to write, or if
 *   something could not be restored
 */
export function recover(folder: string, dryRun: boolean): string | undefined {
  const root = foldersOfRepository(folder).find(hasJournal);
  if (root === undefined) return undefined;
  const journal = readJournal(root);
  if (journal === "foreign") throw foreign(root);
  if (!journal) return undefined;
  if (journal.owner && isAlive(journal.owner)) throw otherRun();
  if (!journal.changes) {
    if (!dryRun) removeJournal(root);
    return undefined;
  }
  const isKept = isWorkedOn(root, journal.changes);
  const count = `${journal.changes.files.length} files`;
  if (dryRun) {
    throw new RefusedError(
      `An earlier run was interrupted while it wrote ${count}; a dry run writes nothing.`,
      `Run the command without --dry-run: first, what is there will be ${isKept ? "kept" : "taken back"}.`,
    );
  }
  if (!takeOverJournal(root)) throw otherRun();
  if (isKept) {
    removeJournal(root);
    return `An earlier run was interrupted once it had written all its ${count}, which have been changed since: they were kept.`;
  }
  return recoverFrom(root, journal.changes, count);
}

function hasJournal(folder: string): boolean {
  return lstatSync(join(folder, journalFolder), { throwIfNoEntry: false }) !== undefined;
}

function recoverFrom(root: string, changes: Changes, count: string): string {
  const left = takeBack(root, changes);
  const again = left.filter((file) => file.again);
  const text = `An earlier run was interrupted while it wrote ${count}: ${tellLeft(left)}.`;
  if (again.length > 0) {
    throw new RefusedError(
      text,
      `Make ${again.map(({ path }) => path).join(", ")} writable, then run the command again.`,
    );
  }
  removeJournal(root);
  return text;
}

/** Whether everything was written, and somebody has worked on with it: then it is theirs. */
function isWorkedOn(root: string, changes: Changes): boolean {
  const progress = changes.files.map((change) => progressOf(root, change).progress);
  return progress.every((one) => one === "after" || one === "other") && progress.includes("other");
}

/** A folder and those above it, up to the root of its repository; without one, the folder alone. */
function foldersOfRepository(folder: string): string[] {
  const folders = [folder];
  for (let place = folder; !existsSync(join(place, ".git")); folders.push(place)) {
    const parent = dirname(place);
    if (parent === place) return [folder];
    place = parent;
  }
  return folders;
}

function foreign(root: string): RefusedError {
  return new RefusedError(
    `${journalFolder}/ was not left by a run of yours in ${root}: it may be a copy. Nothing was written.`,
    `Look at what git says of your files, and delete it: rm -r ${shellPath(join(root, journalFolder))}`,
  );
}

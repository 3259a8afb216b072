import { readdirSync } from "node:fs";
import { join } from "node:path";
import { RefusedError } from "../errors.ts";
import { foldersAbove } from "../folders.ts";
import { shellPath } from "../shell.ts";
import { otherRun, tellLeft } from "./apply.ts";
import { hasJournal, journalFolder, readJournal, removeJournal, takeOverJournal } from "./journal.ts";
import { isAlive, type Owner } from "./owner.ts";
import { progressOf, takeBack, type Changes } from "./takeBack.ts";

/** Milliseconds after which a run that had written everything is not taken back any more: its files have been in use. */
const SETTLED = 60 * 60 * 1000;

/** Milliseconds within which a run that made its journal has said in it who it is, and one that removes it has done so. */
const BEGINNING = 2000;

/**
 * Puts right what interrupted runs have left, in a folder, above it and below it: a run may have been started in any of them.
 *
 * It is taken back. It is kept where all of it was written, and the user has worked on with it since or an hour has passed.
 *
 * @param folder absolute path of the folder that the command was started in
 * @param dryRun writes nothing
 * @returns one sentence about each
 * @throws RefusedError if the other run still goes on, if the journal is not ours, if a dry run would have to write, or if
 *   something could not be restored
 */
export function recover(folder: string, dryRun: boolean): string[] {
  const roots = [folder, ...foldersAbove(folder), ...readable(() => foldersBelow(folder, DEPTH))].filter(hasJournal);
  return roots.flatMap((root) => {
    const journal = readJournal(root);
    // Somebody else's, further up or down, is no matter of ours.
    if (journal === "foreign" && root !== folder) return [];
    return recoverIn(root, journal, dryRun) ?? [];
  });
}

function recoverIn(root: string, journal: ReturnType<typeof readJournal>, dryRun: boolean): string | undefined {
  if (journal === "foreign") throw foreign(root);
  if (!journal) return undefined;
  const isAtWork = journal.owner ? isAlive(journal.owner) : Date.now() - journal.touched < BEGINNING;
  if (isAtWork) throw otherRun();
  if (!journal.changes) {
    if (!dryRun) removeJournal(root);
    return undefined;
  }
  const isKept = isToKeep(root, journal.changes, journal.owner);
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
    return `An earlier run was interrupted once it had written all its ${count}: they were kept. Run your project's own check: that one had not come to its end.`;
  }
  return recoverFrom(root, journal.changes, count);
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

/** Whether everything was written, and somebody has worked on with it since, or has had the time to: then it is theirs. */
function isToKeep(root: string, changes: Changes, owner: Owner | undefined): boolean {
  const progress = changes.files.map((change) => progressOf(root, change).progress);
  const isSettled = owner !== undefined && Date.now() - owner.time > SETTLED;
  const isWhole = progress.every((one) => one === "after" || one === "other");
  return isWhole && (isSettled || progress.includes("other"));
}

/** How far below the folder of the command projects are looked for. */
const DEPTH = 3;

/** The folders below one, but for those of packages and of tools. */
function foldersBelow(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(\..*|node_modules|site-packages)$/.test(entry.name))
    .map(({ name }) => join(folder, name));
  return names.flatMap((below) => [below, ...readable(() => foldersBelow(below, depth - 1))]);
}

/** A folder that we may not read holds nothing of ours. */
function readable(list: () => string[]): string[] {
  try {
    return list();
  } catch {
    return [];
  }
}

function foreign(root: string): RefusedError {
  return new RefusedError(
    `${journalFolder}/ was not left by a run of yours in ${root}: it may be a copy. Nothing was written.`,
    `Look at what git says of your files, and delete it: rm -r ${shellPath(join(root, journalFolder))}`,
  );
}

import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { asRecord, lookAtJson } from "../input.ts";
import { currentOwner, type Owner, readOwner } from "./owner.ts";
import type { Change } from "./change.ts";
import type { Changes } from "./takeBack.ts";

/** The journal's name, in the folder that a run was started in. It is there while files are written, and after an interruption. */
export const journalFolder = ".webpack-frontend-journal";

const [LIST, OWNER, IGNORE] = ["changes.json", "owner.json", ".gitignore"];

/** What a journal says. */
export interface Journal {
  /** Undefined where the run had not come so far as to say who it is. */
  readonly owner: Owner | undefined;
  /** When something in the journal's folder was last made or removed, in milliseconds since 1970. */
  readonly touched: number;
  /** Undefined where the run had not come so far as to write anything. */
  readonly changes: Changes | undefined;
}

/**
 * Writes down what is about to be done, so that the next run can take it back if this one is not there to do it. It is on the
 * disk when this returns.
 *
 * @param root absolute path of the project
 * @throws {NodeJS.ErrnoException} EEXIST if there is a journal already, or why it could not be written; then there is none
 */
export function writeJournal(root: string, changes: Changes): void {
  const folder = join(root, journalFolder);
  // Files may hold secrets.
  mkdirSync(folder, { mode: 0o700 });
  try {
    writeOwner(root);
    writeFileSync(join(folder, IGNORE), "*\n");
    writeFileSync(join(folder, `${LIST}.part`), JSON.stringify(encode(changes)));
    sync(join(folder, `${LIST}.part`));
    renameSync(join(folder, `${LIST}.part`), join(folder, LIST));
    sync(folder);
    sync(root);
  } catch (error) {
    removeJournal(root);
    throw error;
  }
}

/** Makes a journal ours: what it says is for us to do. The inode is that of the folder, which no copy of it has. */
function writeOwner(root: string): void {
  const folder = join(root, journalFolder);
  writeFileSync(join(folder, OWNER), JSON.stringify({ ...currentOwner(), inode: statSync(folder).ino }));
}

/**
 * Takes over the journal of a run that has ended.
 *
 * @returns false where another run has done so
 */
export function takeOverJournal(root: string): boolean {
  const folder = join(root, journalFolder);
  try {
    renameSync(join(folder, OWNER), join(folder, `${OWNER}.${process.pid}`));
  } catch {
    return false;
  }
  writeOwner(root);
  return true;
}

/** The list goes first: without it the rest means nothing. */
export function removeJournal(root: string): void {
  rmSync(join(root, journalFolder, LIST), { force: true });
  rmSync(join(root, journalFolder), { recursive: true, force: true });
}

/** Whether there is a journal in a folder, whosever it is. */
export function hasJournal(folder: string): boolean {
  try {
    return lstatSync(join(folder, journalFolder), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false; // into a folder that we may not look into, no run of ours has written
  }
}

/**
 * Reads the journal of a folder.
 *
 * @returns undefined where there is none; "foreign" where it was not written in this folder by a run of the same user, such as one that was committed
 */
export function readJournal(root: string): Journal | "foreign" | undefined {
  const folder = join(root, journalFolder);
  const look = () => lstatSync(folder, { throwIfNoEntry: false });
  let stats = look();
  for (;;) {
    if (!stats) return undefined;
    const journal = readFolder(folder, stats);
    const now = look();
    // While another run makes or removes it, its files do not belong together.
    if (now?.ino === stats.ino && now.mtimeMs === stats.mtimeMs) return journal;
    stats = now;
  }
}

function readFolder(folder: string, stats: Stats): Journal | "foreign" {
  if (!stats.isDirectory() || stats.uid !== (process.getuid?.() ?? stats.uid)) return "foreign";
  const touched = stats.mtimeMs;
  const text = lookAtJson(join(folder, OWNER));
  const owner = readOwner(text);
  if (!existsSync(join(folder, LIST))) return { owner, touched, changes: undefined };
  const changes = decode(lookAtJson(join(folder, LIST)));
  return owner && changes && text?.inode === stats.ino ? { owner, touched, changes } : "foreign";
}

function encode({ files, folders }: Changes): object {
  const text = (bytes: Buffer | undefined) => bytes?.toString("base64");
  return {
    files: files.map(({ path, before, after, mode }) => ({ path, before: text(before), after: text(after), mode })),
    folders,
  };
}

function decode(list: Readonly<Record<string, unknown>> | undefined): Changes | undefined {
  const { files, folders } = list ?? {};
  if (!Array.isArray(files) || !Array.isArray(folders) || !folders.every(isPath)) return undefined;
  const changes = files.flatMap((file) => decodeChange(asRecord(file)) ?? []);
  return changes.length === files.length ? { files: changes, folders } : undefined;
}

function decodeChange({ path, before, after, mode }: Readonly<Record<string, unknown>> = {}): Change | undefined {
  const isText = (value: unknown) => value === undefined || typeof value === "string";
  if (!isPath(path) || !isText(before) || !isText(after)) return undefined;
  const bytes = (value: unknown) => (typeof value === "string" ? Buffer.from(value, "base64") : undefined);
  return { path, before: bytes(before), after: bytes(after), mode: typeof mode === "number" ? mode : undefined };
}

/** Whether it is a path of the project: none leads to git's own files, or out. */
function isPath(path: unknown): path is string {
  return typeof path === "string" && !path.split(/[/\\]/).some((step) => ["", "..", ".git"].includes(step));
}

/** Not every file system can do it for folders; then the folder is safe without. */
function sync(path: string): void {
  try {
    const fd = openSync(path, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw error;
  }
}

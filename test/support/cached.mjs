// @ts-check
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How long another process may take to fill a folder before we stop waiting for it, in milliseconds. */
const PATIENCE = 15 * 60_000;

/**
 * A folder that is filled once and then reused by every later run. Test files run as processes side by side, so
 * whoever comes second waits for the first. A run that died half-way leaves no marker, and the folder is made anew.
 *
 * @param {string} directory absolute; its content is ours to delete
 * @param {(directory: string) => unknown} fill gets the empty folder, at its final place
 * @returns {Promise<string>} `directory`
 * @throws {Error} if another process holds the folder for more than 15 minutes
 */
export async function cached(directory, fill) {
  const marker = join(directory, ".complete");
  if (existsSync(marker)) return directory;
  const release = await acquire(`${directory}.lock`);
  try {
    if (existsSync(marker)) return directory;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    await fill(directory);
    writeFileSync(marker, "");
    return directory;
  } finally {
    release();
  }
}

/** Tells those of one process apart. */
let attempts = 0;

/** @param {string} lock @returns {Promise<() => void>} */
async function acquire(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  // A link appears with its content in one step, so nobody can read a lock that does not name its owner yet.
  const own = `${lock}.${process.pid}.${(attempts += 1)}`;
  writeFileSync(own, String(process.pid));
  try {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
      if (take(own, lock)) return () => rmSync(lock, { force: true });
      if (!isAlive(owner(lock))) rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  throw new Error(`Process ${owner(lock)} has held ${lock} for 15 minutes.\nEnd it, or: rm ${lock}`);
}

/** @param {string} own @param {string} lock */
function take(own, lock) {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** @param {string} lock @returns {number} the owner's process id; our own, hence alive, if the lock has just gone */
function owner(lock) {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return process.pid;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

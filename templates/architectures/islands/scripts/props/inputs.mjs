// @ts-check
/** What the types of islands depend on: ../props.mjs needs this, in order to read them only when that has changed. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { findLock, pathFrom } from "../../webpack/support/files.mjs";

/** @typedef {{ around: string, sources: Record<string, string> }} Inputs hashes */

/**
 * An import may mean another file when one appears or goes. The lock file stands for packages.
 *
 * @param {string} root
 * @returns {string} a hash of all but the sources
 */
export function describeAround(root) {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).sort();
  const scripts = readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name));
  const lock = findLock(root)?.file ?? "";
  return hash([join(root, "tsconfig.json"), lock, ...scripts.sort()], names.join("\n"));
}

/**
 * @param {string} root
 * @param {string} around what was there when it began
 * @param {readonly { fileName: string }[]} sources what was read
 * @param {Date} start when it began
 * @returns {Inputs}
 */
export function remember(root, around, sources, start) {
  const own = sources.map(({ fileName }) => fileName).filter((name) => !/node_modules/.test(name));
  const hashes = own.map((file) => [
    pathFrom(root, file),
    isOlder(file, start) ? hash([file]) : "",
  ]);
  return { around, sources: Object.fromEntries(hashes) };
}

/**
 * Of one that was written while it was read, nobody knows which text was.
 *
 * @param {string} file
 * @param {Date} time
 */
const isOlder = (file, time) => {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.mtime < time;
};

/**
 * @param {string} root
 * @param {Inputs} before what was remembered
 */
export const isSame = (root, { around, sources }) =>
  around === describeAround(root) &&
  Object.entries(sources).every(([name, before]) => before === hash([join(root, name)]));

/**
 * @param {string[]} files
 * @param {string} [text]
 */
function hash(files, text = "") {
  const sum = createHash("sha256").update(text);
  for (const file of files) sum.update(existsSync(file) ? readFileSync(file) : "");
  return sum.digest("base64");
}

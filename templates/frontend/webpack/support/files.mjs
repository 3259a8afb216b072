// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";

/**
 * @param {string} folder
 * @param {string} file
 * @returns {string} the file's path from the folder, with forward slashes on every system
 */
export function pathFrom(folder, file) {
  return relative(folder, file).split(sep).join("/");
}

/**
 * Writes beside the file and renames: a reader sees the old content or the new, never half of it.
 *
 * @param {string} file
 * @param {unknown} content
 */
export function writeJson(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  if (!existsSync(dirname(file))) mkdirSync(dirname(file));
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(draft, file);
}

/**
 * @param {string} file
 * @returns {unknown} undefined if the file is absent or no JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

// @ts-check
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * @param {string} folder
 * @returns {string[]} the folder and those above it, up to the root of the repository
 */
export function listAbove(folder) {
  const parent = dirname(folder);
  return existsSync(join(folder, ".git")) || parent === folder
    ? [folder]
    : [folder, ...listAbove(parent)];
}

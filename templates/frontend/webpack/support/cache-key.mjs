// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { findLock } from "./locks.mjs";

const SETTINGS = ["package.json", "tsconfig.json", ".browserslistrc"];

/** What tools read from the environment. Add your own, if a file in webpack/ reads more. */
const VARIABLES = ["NODE_ENV", "BROWSERSLIST", "BROWSERSLIST_ENV"];

/**
 * @param {string} root
 * @returns {string[]} the files with which results change, though they are no sources; those that exist
 */
export function listSettings(root) {
  const settings = SETTINGS.map((file) => join(root, file)).filter((file) => existsSync(file));
  // It names the versions of all tools.
  const lock = findLock(root);
  return lock ? [...settings, lock.file] : settings;
}

/**
 * @param {string} root
 * @returns {string} what else results depend on, to be compared with that of the last build
 */
export function describeTools(root) {
  const variables = VARIABLES.map((name) => `${name}=${process.env[name] ?? ""}`);
  return [`node ${process.versions.node}`, ...variables, readCompilerOptions(root)].join("; ");
}

/**
 * @param {string} root
 * @returns {string} those of tsconfig.json and of what it extends, wherever that is
 */
function readCompilerOptions(root) {
  try {
    return JSON.stringify(parseTsconfig(join(root, "tsconfig.json")).compilerOptions);
  } catch {
    return ""; // who needs them will say what is wrong
  }
}

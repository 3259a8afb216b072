// @ts-check
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { findLock } from "./locks.mjs";

const SETTINGS = ["package.json", "tsconfig.json", ".browserslistrc"];

/** What tools read from the environment. Add your own, if a file in webpack/ reads more. */
const VARIABLES = ["NODE_ENV", "BROWSERSLIST", "BROWSERSLIST_ENV"];

/**
 * What the results of a build depend on, besides the sources: the configuration, the versions of the
 * tools, the browsers, the environment.
 *
 * @param {string} root
 * @returns {string} to be compared with that of the last build
 */
export function describeBuild(root) {
  const hash = createHash("sha256");
  for (const file of [...listScripts(root), ...listSettings(root)].sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  const variables = VARIABLES.map((name) => `${name}=${process.env[name] ?? ""}`);
  const parts = [`node ${process.versions.node}`, ...variables, readCompilerOptions(root)];
  return [...parts, hash.digest("hex")].join("; ");
}

/**
 * @param {string} root
 * @returns {string[]} the configuration, and where a loader or plugin of your own may stand
 */
function listScripts(root) {
  const folder = join(root, "webpack");
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  const beside = readdirSync(root, { withFileTypes: true });
  return [...below, ...beside.filter(({ name }) => /\.[cm]?[jt]s$/.test(name))]
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/**
 * @param {string} root
 * @returns {string[]} those that exist; the lock file names the versions of all tools
 */
function listSettings(root) {
  const lock = findLock(root);
  const settings = SETTINGS.map((file) => join(root, file));
  return [...settings, ...(lock ? [lock.file] : [])].filter((file) => existsSync(file));
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

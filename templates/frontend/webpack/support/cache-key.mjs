// @ts-check
/**
 * What the results of a build depend on, besides the sources: ../cache.mjs needs it. Add a variable of
 * the environment here, if a file in webpack/ reads one.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { findLock } from "./files.mjs";

/** What tools read from the environment. */
const VARIABLES = ["NODE_ENV", "BROWSERSLIST", "BROWSERSLIST_ENV"];

/** The configuration, and where a loader or plugin of your own may stand. */
const SETTINGS = /^(?:package|tsconfig)\.json$|\.[cm]?[jt]s$/;

/**
 * The configuration, the versions of the tools (the lock file names them), the environment.
 *
 * @param {string} root
 * @returns {string} to be compared with that of the last build
 */
export function describeBuild(root) {
  const entries = [
    ...readdirSync(root, { withFileTypes: true }).filter(({ name }) => SETTINGS.test(name)),
    ...readdirSync(join(root, "webpack"), { recursive: true, withFileTypes: true }),
  ];
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const hash = createHash("sha256");
  for (const path of [...paths, findLock(root)?.file]) {
    if (path) hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  }
  const variables = VARIABLES.map((name) => `${name}=${process.env[name] ?? ""}`);
  const parts = [`node ${process.versions.node}`, ...variables, readCompilerOptions(root)];
  return [...parts, hash.digest("hex")].join("; ");
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

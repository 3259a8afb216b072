// @ts-check
/**
 * What a build has worked out is kept for the next one, for as long as nothing has changed that is
 * no source: the configuration, the versions of the tools, the environment. Add a variable here, if
 * a file in webpack/ reads one. Without this file, every build is a cold one.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTsconfig } from "get-tsconfig";
import { keepResults } from "./support/bundler.mjs";
import { readEnvironment } from "./support/environment.mjs";
import { findLock } from "./support/files.mjs";

/** What tools read from the environment. */
const VARIABLES = ["NODE_ENV", "BROWSERSLIST", "BROWSERSLIST_ENV"];

/** The configuration, and where a loader or plugin of your own may stand. */
const SETTINGS = /^(?:package|tsconfig)\.json$|\.[cm]?[jt]s$/;

/** @type {import("../webpack.config.mjs").Concern} */
export default function cache({ root, task, mode }) {
  const lock = findLock(root)?.file; // names the versions of all tools
  const version = describeTools(root, lock);
  return keepResults({ name: `${task}-${mode}`, version, knowsVersions: lock !== undefined, root });
}

/**
 * @param {string} root
 * @param {string | undefined} lock
 * @returns {string} to be compared with that of the last build
 */
function describeTools(root, lock) {
  const entries = [
    ...readdirSync(root, { withFileTypes: true }).filter(({ name }) => SETTINGS.test(name)),
    ...readdirSync(join(root, "webpack"), { recursive: true, withFileTypes: true }),
  ];
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const hash = createHash("sha256");
  for (const path of [...paths, ...(lock ? [lock] : [])]) {
    hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  }
  const variables = VARIABLES.map((name) => `${name}=${process.env[name] ?? ""}`);
  const own = JSON.stringify(readEnvironment(root));
  const parts = [`node ${process.versions.node}`, ...variables, own, readCompilerOptions(root)];
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

// @ts-check
import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { cached } from "../test/support/cached.mjs";

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, "../.cache");

/** The floor, as package.json's `engines` has it, and the two lines that are in long-term support after it. */
export const NODE_VERSIONS = ["20.19", "22", "24"];

/**
 * Another Node from the npm registry, installed once into .cache/.
 *
 * The platform's own package is taken instead of `node`, which fetches it in an install script: npm 11 warns of that
 * and a later one will not run it. npm itself is not in there: the npm on PATH runs under whatever `node` comes first.
 *
 * @param {string} version a range of one line, such as "22" or "20.19"
 * @returns {Promise<string>} the folder to put in front of PATH
 * @throws {Error} if npm cannot install it
 */
export async function nodeVersion(version) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const directory = await cached(join(cache, `node-${version}`), async (directory) => {
    const options = ["--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", directory];
    await run("npm", ["install", ...options, `${name}@${version}`], { shell: process.platform === "win32" });
  });
  return join(directory, "node_modules", name, "bin");
}

// @ts-check
/** What the types of islands depend on: ../props.mjs needs this, in order to read them only when that has changed. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { findLock, pathFrom } from "../../webpack/support/files.mjs";

/**
 * @param {string} root
 * @param {readonly { fileName: string }[]} sources what was read
 * @returns {Record<string, string>} a hash of each file that is not of a package, and of what is there besides
 */
export function remember(root, sources) {
  const own = sources.map(({ fileName }) => fileName).filter((name) => !/node_modules/.test(name));
  return hashAll(root, own.map((name) => pathFrom(root, name)).sort());
}

/**
 * @param {string} root
 * @param {object} before what was remembered
 * @returns {boolean}
 */
export const hasChanged = (root, before) =>
  !isDeepStrictEqual(
    before,
    hashAll(
      root,
      Object.keys(before).filter((name) => name !== ""),
    ),
  );

/**
 * @param {string} root
 * @param {string[]} files
 */
function hashAll(root, files) {
  const hashes = files.map((name) => [name, hash([join(root, name)])]);
  return Object.fromEntries([["", hashRest(root)], ...hashes]);
}

/**
 * An import may mean another file when one appears or goes. The lock file stands for packages.
 *
 * @param {string} root
 */
function hashRest(root) {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).sort();
  const scripts = readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name));
  const lock = findLock(root)?.file;
  const config = [
    join(root, "tsconfig.json"),
    join(root, "scripts", "props.mjs"),
    ...scripts.sort(),
  ];
  return hash([...config, ...(lock ? [lock] : [])], names.join("\n"));
}

/**
 * @param {string[]} files
 * @param {string} [text]
 */
function hash(files, text = "") {
  const sum = createHash("sha256").update(text);
  for (const file of files) sum.update(existsSync(file) ? readFileSync(file) : "");
  return sum.digest("base64");
}

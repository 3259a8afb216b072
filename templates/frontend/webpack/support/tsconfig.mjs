// @ts-check
/**
 * Whether tsconfig.json can be read: ../errors.mjs needs this. All tools stumble over one that cannot,
 * each in its own way, and some without a word of it.
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * @param {string} root the folder of tsconfig.json
 * @returns {Promise<{ files: string[], mistake?: string }>} it and what it extends, but for packages;
 *   what is wrong with the first that is no JSON, as `tsc` says it
 */
export async function readConfigs(root) {
  const { default: ts } = await import("typescript");
  /** @type {Set<string>} */
  const files = new Set();
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (/** @type {string} */ name) => name,
    getNewLine: () => "\n",
  };
  /** @type {(file: string) => string | undefined} */
  const read = (file) => {
    const text = readText(file);
    if (text === undefined || files.has(file)) return undefined;
    files.add(file);
    const { config, error } = ts.parseConfigFileTextToJson(file, text);
    if (error) return ts.formatDiagnostic(error, host).trim();
    for (const path of [config?.extends ?? []].flat()) {
      if (typeof path !== "string" || !/^(?:\.|[\\/]|\w:)/.test(path)) continue;
      const other = resolve(dirname(file), path);
      const mistake = read(existsSync(other) ? other : `${other}.json`);
      if (mistake) return mistake;
    }
    return undefined;
  };
  const mistake = read(join(root, "tsconfig.json"));
  return { files: [...files], ...(mistake && { mistake }) };
}

/**
 * @param {string} file
 * @returns {string | undefined} undefined if it is none
 */
function readText(file) {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSync(file, "utf8") : undefined;
}

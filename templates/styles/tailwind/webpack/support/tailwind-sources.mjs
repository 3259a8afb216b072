// @ts-check
/**
 * A loader that puts the folders and files which are there in place of `@source "…/**\/templates"`. Tailwind takes such
 * a pattern too, but then it reads virtual environments, and has the whole project watched, what it builds included.
 * tailwind.mjs needs it. Change here what is passed over.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const PATTERN = /@source "(?<root>(?:\.\.?\/)*\.\.?|\/[^"*]*)\/\*\*\/(?<name>[^"*/{}]+)";/g;
const PASSED_OVER = new Set(["node_modules", "site-packages", "__pycache__", "static"]);
/** How many folders below the root are looked into, and of how many a new one is noticed while the dev server runs. */
const [DEPTH, WATCHED] = [8, 2];

/**
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 */
export default function tailwindSources(source) {
  const { css, candidates } = expand(source, this.resourcePath);
  // A folder that comes to be is seen without a restart.
  for (const path of candidates) this.addMissingDependency(path);
  return css;
}

/**
 * @param {string} source the text of a style sheet
 * @param {string} file its path
 * @returns {{ css: string, candidates: string[] }} its text with what is there, and where more would be
 */
export function expand(source, file) {
  const own = dirname(file);
  /** @type {string[]} */
  const candidates = [];
  const css = source.replaceAll(PATTERN, (_, root, name) => {
    const there = find(resolve(own, root), name);
    candidates.push(...there.candidates);
    const paths = there.found.map((path) => relative(own, path).split(sep).join("/"));
    return paths.map((path) => `@source "${path}";`).join(" ");
  });
  return { css, candidates };
}

/**
 * @param {string} root
 * @param {string} name of a folder or a file
 * @returns {{ found: string[], candidates: string[] }} those that are there, and where others would be
 */
function find(root, name, depth = DEPTH) {
  const here = join(root, name);
  const own = existsSync(here)
    ? { found: [here], candidates: [] }
    : { found: [], candidates: depth < DEPTH - WATCHED ? [] : [here] };
  if (depth === 0) return own;
  const below = foldersIn(root)
    .filter((folder) => folder !== name)
    .map((folder) => find(join(root, folder), name, depth - 1));
  return {
    found: [own, ...below].flatMap(({ found }) => found),
    candidates: [own, ...below].flatMap(({ candidates }) => candidates),
  };
}

/** @param {string} folder one that may not be read counts as empty: a database's, beside the project */
function foldersIn(folder) {
  return list(folder)
    .filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith(".") && !PASSED_OVER.has(entry.name),
    )
    .map(({ name }) => name)
    .filter((name) => !existsSync(join(folder, name, "pyvenv.cfg")))
    .sort();
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

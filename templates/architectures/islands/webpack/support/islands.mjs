// @ts-check
/** Which files are islands: ../islands.mjs and islands-loader.mjs need this. Change the rules here, and in assets/islands.py. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** The entry, and the folder. */
export const ISLANDS = "islands";

/** What an ending says of a file, and what has to be there to mount it. */
const KINDS = { tsx: "react", jsx: "react", vue: "vue", ts: "plain", js: "plain" };

/** Not what begins with a dot or an underscore, which is for parts of islands, nor tests and types. */
const ISLAND = /^(?!(?:.*\/)?[._])(.+)(?<!\.(?:d|spec|stories|test))\.(tsx|jsx|vue|ts|js)$/;

/** What means something else in a request of the bundler's, or in an address. */
const UNSAYABLE = /[#?%!|]/;

/**
 * @typedef {object} Island
 * @property {string} name as templates say it: `forms/Search`
 * @property {string} file below src/islands/
 * @property {string} kind
 */

/**
 * @param {string} root
 * @returns {{ islands: Island[], problems: string[] }} sorted; what is wrong with the names of files
 */
export function listIslands(root) {
  const folder = join(root, "src", ISLANDS);
  const entries = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
    : [];
  const all = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((path) => ISLAND.exec(path.replaceAll("\\", "/")))
    .flatMap((match) => (match ? [readName(match)] : []))
    .sort((one, other) => (one.file < other.file ? -1 : 1));
  const islands = all.filter(
    ({ name }, index) => all.findIndex((one) => one.name === name) === index,
  );
  const twice = islands.flatMap(({ name }) => {
    const same = all.filter((one) => one.name === name).map(({ file }) => file);
    return same.length > 1 ? [explainTwice(name, same)] : [];
  });
  const strange = islands.filter(({ kind }) => !hasKind(root, kind));
  const unsayable = islands.filter(({ file }) => UNSAYABLE.test(file));
  return {
    islands: islands.filter((island) => hasKind(root, island.kind) && !unsayable.includes(island)),
    problems: [...twice, ...strange.map(explainKind), ...unsayable.map(explainName)],
  };
}

/** @param {RegExpExecArray} match @returns {Island} */
const readName = ([file, name = "", ending = ""]) => ({
  name,
  file,
  kind: Reflect.get(KINDS, ending),
});

/**
 * @param {string} root
 * @param {string} kind
 */
const hasKind = (root, kind) =>
  ["ts", "tsx"].some((ending) =>
    existsSync(join(root, "src", "lib", ISLANDS, `${kind}.${ending}`)),
  );

/**
 * @param {string} name
 * @param {string[]} files
 */
const explainTwice = (name, files) =>
  `The island "${name}" is there ${files.length} times: src/islands/ has ${files.join(" and ")}.\n` +
  "Fix: keep one of them, and rename or delete the others.";

/** @param {Island} island */
const explainName = ({ file }) =>
  `src/islands/${file} cannot be an island: ${UNSAYABLE.exec(file)?.[0]} in its name means something else to the bundler.\n` +
  "Fix: give it another name.";

/** @param {Island} island */
const explainKind = ({ file, kind }) =>
  `src/islands/${file} is a component of ${kind === "vue" ? "Vue" : "React"}, which this folder does not have.\n` +
  `Fix: in your project's folder, npm init webpack-frontend add ${kind}; a file that is no island begins with _`;

// @ts-check
/** What the other files share, and need: paths, errors, JSON on disk, integrity, and the lock file. */
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join, posix, relative, sep } from "node:path";

/**
 * @param {string} folder
 * @param {string} file
 * @returns {string} the file's path from the folder, with forward slashes on every system
 */
export function pathFrom(folder, file) {
  return relative(folder, file).split(sep).join("/");
}

/**
 * @param {string} message
 * @returns {Error} one that the command line prints without a stack, which would only hide the message
 */
export function refuse(message) {
  return Object.assign(new Error(message), { stack: message });
}

/**
 * @param {string} root the folder of webpack.config.mjs
 * @returns {string} the same
 * @throws {Error} if bundlers cannot work there
 */
export function checkRoot(root) {
  const [sign] = /[!#?]/.exec(root) ?? [];
  if (!sign) return root;
  throw refuse(
    `The path ${root} has a ${sign}, which has a meaning of its own in what bundlers call a file by.\n` +
      "Fix: move the project to a folder without it, or rename that folder.",
  );
}

/**
 * @param {string} path in which the bundler has marked a # that belongs to a file's name: webpack by
 *   U+0000, Rspack by U+200B
 * @returns {string} as it is on disk
 */
export const unmark = (path) => path.replace(/[\0\u200b]#/g, "#");

/**
 * @param {string} folder of the source, relative to the root: `src/images/icons`
 * @returns {string} its counterpart below the output folder: `images/icons`
 */
export function placeOf(folder) {
  const inPackage = folder.lastIndexOf("node_modules/");
  const place =
    inPackage >= 0
      ? posix.join("assets", folder.slice(inPackage + "node_modules/".length))
      : folder.replace(/^src(\/|$)/, "").replace(/^(\.\.\/)+/, "");
  return clean(place) || "assets";
}

/**
 * Webpack cuts a name at these characters when it writes the file, and a browser when it asks for it.
 *
 * @param {string} name
 * @returns {string} one that is a path, a URL, and a file's name alike
 */
export const clean = (name) => unmark(name).replace(/[#?%]/g, "-");

/**
 * Writes beside the file and renames: a reader sees the old content or the new, never half of it.
 *
 * @param {string} file
 * @param {unknown} content
 * @throws {Error} if it would be written through a link of the folder .webpack/
 */
export function writeJson(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  const folder = dirname(file);
  if (basename(folder) === ".webpack" && isLink(folder))
    throw refuse(
      `${folder} is a link, and what is written there may be anybody's.\nFix: remove it.`,
    );
  if (!existsSync(folder)) mkdirSync(folder);
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(draft, file);
}

/** @param {string} path */
const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/**
 * @param {string} file
 * @returns {unknown} undefined if the file is absent or no JSON
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * @param {Buffer | string} bytes
 * @returns {string} what the `integrity` attribute takes: https://www.w3.org/TR/sri/
 */
export function computeIntegrity(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

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

/**
 * @param {string} root the folder of package.json
 * @returns {{ file: string, manager: string } | undefined} the lock file there, or above in a
 *   workspace, and the package manager that writes it
 */
export function findLock(root) {
  const managers = {
    "package-lock.json": "npm",
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
  };
  return listAbove(root)
    .flatMap((folder) =>
      Object.entries(managers).map(([name, manager]) => ({ file: join(folder, name), manager })),
    )
    .find(({ file }) => existsSync(file));
}

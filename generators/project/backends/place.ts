/** Where a file stands in Python's view: what it is imported as, and where a frontend folder can be imported beside it. */
import { existsSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import type { OwnPackage } from "../edits/importPackage.ts";
import { isPackage } from "./packages.ts";
import type { Sources } from "./sources.ts";

/** Paths are relative to the root of the sources; `""` is that root, and `..` is above it. */
export interface Place {
  /** The folder on Python's path. */
  readonly importRoot: string;
  /** The folder that the frontend folder goes into: the application's top package, or the import root. */
  readonly base: string;
  /** The package that `base` is: `shop`; `""` where it is the import root. */
  readonly package: string;
}

export function placeOf(sources: Sources, file: string): Place {
  let folder = above(file);
  let base = folder;
  while (isPackage(sources, folder)) {
    // Outside of the folder that the command was started in, nothing is written.
    if (!folder.startsWith("..")) base = folder;
    folder = above(folder);
  }
  return { importRoot: folder, base, package: dotted(sources, folder, base) };
}

/** The module that a file is below an import root: `shop.web`. */
export function moduleOf(sources: Sources, importRoot: string, file: string): string {
  return dotted(sources, importRoot, file.replace(/(^|\/)__init__\.py$|\.py$/, ""));
}

function dotted(sources: Sources, importRoot: string, path: string): string {
  const [from, to] = [resolve(sources.root, importRoot), resolve(sources.root, path)];
  return relative(from, to).split(sep).join(".");
}

function above(path: string): string {
  const folder = posix.join(path, "..");
  return folder === "." ? "" : folder;
}

/**
 * How a file imports a frontend folder that stands in the base: relatively or absolutely, as the file does with the project's own
 * modules, and, where it has none, as most of these do.
 */
export function importFrom(
  sources: Sources,
  { importRoot, base, package: package_ }: Place,
  file: string,
  name: string,
): OwnPackage {
  const firstParty = topNames(sources, importRoot);
  if (package_ === "") return { name, home: "", firstParty };
  const inside = base === "" || file.startsWith(`${base}/`);
  const others = sources.files.filter((other) => base === "" || other.startsWith(`${base}/`));
  const isRelative = styleOf(sources, [file], package_) ?? styleOf(sources, others, package_) ?? true;
  const depth = posix.relative(`/${base}`, `/${file}`).split("/").length;
  return { name, home: inside && isRelative ? ".".repeat(depth) : package_, firstParty };
}

/** Whether files import their package's modules relatively; undefined where they import none. */
function styleOf(sources: Sources, files: readonly string[], package_: string): boolean | undefined {
  const top = package_.split(".")[0] ?? "";
  // Reading is cheap and parsing is not.
  const having = (word: string) => files.filter((file) => sources.text(file).includes(word));
  if (having("from .").some((file) => sources.imports(file).some((path) => path.startsWith(".")))) return true;
  const isOwn = (path: string) => path.split(".")[0] === top;
  return having(top).some((file) => sources.imports(file).some(isOwn)) ? false : undefined;
}

/** The modules and packages that can be imported from a folder. */
function topNames(sources: Sources, importRoot: string): string[] {
  const below = importRoot === "" ? "" : `${importRoot}/`;
  const names = sources.files
    .filter((file) => file.startsWith(below))
    .map((file) => (file.slice(below.length).split("/")[0] ?? "").replace(/\.py$/, ""));
  return [...new Set(names)];
}

/** The folder of a package that a file imports as `.frontend` or `shop.frontend`; it need not be there yet. */
export function packageFolder(sources: Sources, { importRoot }: Place, file: string, path: string): string {
  const dots = /^\.*/.exec(path)?.[0].length ?? 0;
  const words = path.slice(dots).split(".");
  if (dots > 0) return posix.join(posix.dirname(file), ...Array<string>(dots - 1).fill(".."), ...words);
  const own = placeOf(sources, file).importRoot;
  // A script beside `src/` is on no path of its own; a project beside this one is on a path of its own only.
  const roots = isRelated(sources, own, importRoot) ? [own, importRoot] : [own];
  const isThere = (root: string) => existsSync(join(sources.root, root, words[0] ?? ""));
  return posix.join(roots.find(isThere) ?? own, ...words);
}

/** Whether two folders are one, or one of them lies in the other: then their files may import one another. */
export function isRelated({ root }: Sources, one: string, other: string): boolean {
  const [first, second] = [resolve(root, one), resolve(root, other)].map((path) => path.replace(/[/\\]?$/, sep));
  return first !== undefined && second !== undefined && (first.startsWith(second) || second.startsWith(first));
}

export function isSameFolder({ root }: Sources, one: string, other: string): boolean {
  return resolve(root, one) === resolve(root, other);
}

/** Files that stand in the folder in which a project's commands are run. */
const OF_PROJECT = [
  "pyproject.toml",
  "setup.py",
  "setup.cfg",
  "Pipfile",
  "requirements.txt",
  "requirements",
  ".flaskenv",
  ".env",
  ".venv",
  "venv",
];

/** The folder that a project's commands are run in: the nearest from the import root upwards that looks like a project's. */
export function runFolderOf({ root }: Sources, { importRoot }: Pick<Place, "importRoot">): string {
  if (importRoot.startsWith("..")) return importRoot;
  for (let folder = importRoot; ; folder = above(folder)) {
    if (OF_PROJECT.some((name) => existsSync(join(root, folder, name)))) return folder;
    if (folder === "") return posix.basename(importRoot) === "src" ? above(importRoot) : importRoot;
  }
}

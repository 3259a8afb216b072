/** Looking around in a Python project. Paths are relative to a root and have forward slashes; `""` is the root itself. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { lookAt } from "../../input.ts";

/** Folders that hold other people's code, or copies of the project's own. */
const NOT_THE_PROJECT = new Set(["node_modules", "site-packages", "__pycache__", "build", "dist"]);

/**
 * The files below a folder that `isWanted` takes, nearest first; virtual environments, hidden folders and built copies are left out.
 *
 * @param depth how many folders below the root are looked into
 * @param limit after how many files to stop looking
 */
export function findFiles(root: string, isWanted: (name: string) => boolean, depth = 4, limit = 500): string[] {
  const found: string[] = [];
  let folders = [""];
  for (let level = 0; level <= depth && found.length < limit; level += 1) {
    const below: string[] = [];
    for (const folder of folders) {
      for (const entry of list(join(root, folder))) {
        const path = posix.join(folder, entry.name);
        if (entry.isFile() && isWanted(entry.name)) found.push(path);
        if (entry.isDirectory() && isProjectFolder(root, path, entry.name)) below.push(path);
      }
    }
    folders = below;
  }
  return found.slice(0, limit);
}

function isProjectFolder(root: string, path: string, name: string): boolean {
  // `{{cookiecutter.name}}` is a template of a folder.
  const isNamed = !name.startsWith(".") && !/\{[{%]/.test(name);
  return isNamed && !NOT_THE_PROJECT.has(name) && !existsSync(join(root, path, "pyvenv.cfg"));
}

/** The entries of a folder. One that may not be read counts as empty: nothing must fail over a stranger's directory. */
export function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The text of a file, or undefined where there is none, or none that can be read. */
export function readText(root: string, path: string): string | undefined {
  return lookAt(join(root, path));
}

export function isFile(file: string): boolean {
  return stat(file)?.isFile() ?? false;
}

export function isFolder(file: string): boolean {
  return stat(file)?.isDirectory() ?? false;
}

/** What may not be looked at, such as another user's virtual environment, is as good as absent. */
function stat(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The file of a module below an import root: `a/b.py`, or `a/b/__init__.py`. An import root may lie above the root, its file in it again. */
export function moduleFile(root: string, importRoot: string, module: string): string | undefined {
  const path = posix.join(importRoot, ...module.split("."));
  const file = [posix.join(path, "__init__.py"), `${path}.py`].find((candidate) => isFile(join(root, candidate)));
  if (!file?.startsWith("..")) return file;
  const inside = relative(root, join(root, file)).split(sep).join("/");
  return inside.startsWith("..") ? file : inside;
}

/**
 * The file that `from <module> import …` in another file means.
 *
 * @param module as it is written, with the dots of a relative import: `.base`, `..common`, `config.settings`
 */
export function importedFile(
  root: string,
  importRoots: readonly string[],
  from: string,
  module: string,
): string | undefined {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  if (dots === 0)
    return importRoots.map((importRoot) => moduleFile(root, importRoot, module)).find((file) => file !== undefined);
  const package_ = posix.join(posix.dirname(from), ...Array<string>(dots - 1).fill(".."));
  const rest = module.slice(dots);
  return rest ? moduleFile(root, package_, rest) : moduleFile(root, posix.dirname(package_), posix.basename(package_));
}

/** Which folders are packages to the project: what it starts, and how its own modules import one another, decides. */
import { existsSync } from "node:fs";
import { basename, join, posix, resolve } from "node:path";
import { dependenciesIn, dependencyNamed } from "../python/dependencies.ts";
import { isFile, isFolder } from "../python/files.ts";
import { isKnownModule } from "../python/names.ts";
import type { Sources } from "./sources.ts";

/** How a folder is seen by those who import what is in it: as a package, or as the folder on Python's path. */
type Role = "package" | "root";

const known = new WeakMap<Sources, Map<string, boolean>>();

/**
 * Whether what is in a folder is imported as a part of it: `shop.db`, not `db`. An empty `__init__.py` says little; it stands in many
 * folders that are on Python's path themselves.
 *
 * @param folder relative to the root of the sources; `..` is above it
 */
export function isPackage(sources: Sources, folder: string): boolean {
  const answers = known.get(sources) ?? new Map<string, boolean>();
  known.set(sources, answers);
  const answer = answers.get(folder) ?? decide(sources, folder) === "package";
  answers.set(folder, answer);
  return answer;
}

function decide(sources: Sources, folder: string): Role | undefined {
  const isMarked = existsSync(join(sources.root, folder, "__init__.py"));
  if (!isMarked && (folder === "" || folder.startsWith(".."))) return "root";
  const { starts } = sources;
  return (
    startedAs(
      folder,
      starts.filter(({ program }) => !BY_MARKER.includes(program)),
    ) ??
    importedAs(sources, folder, isMarked) ??
    startedAs(
      folder,
      starts.filter(({ program }) => ["python", "script"].includes(program)),
    ) ??
    (isMarked ? "package" : "root")
  );
}

/** Programs that take every folder with an `__init__.py` for a package, whatever the project thinks; and scripts, which may be tools. */
const BY_MARKER = ["flask", "fastapi", "python", "script"];

function startedAs(folder: string, starts: Sources["starts"]): Role | undefined {
  const isRoot = starts.some(({ importRoot }) => importRoot === folder);
  const isPart = starts.some(
    ({ path, importRoot }) => importRoot !== folder && isBelow(folder, importRoot) && isBelow(path, folder),
  );
  if (isRoot === isPart) return undefined;
  return isRoot ? "root" : "package";
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** What most files of a folder take it for; undefined where no import tells. */
function importedAs(sources: Sources, folder: string, isMarked: boolean): Role | undefined {
  if (folder.startsWith("..")) return undefined;
  const files = sources.files.filter((file) => isBelow(file, folder));
  const inside = files.filter((file) => importsAsPackage(sources, folder, file)).length;
  if (!isMarked) return inside > 0 ? "package" : undefined;
  const neighbours = neighboursIn(sources, folder);
  const outside = files.filter((file) => importsNeighbour(sources, folder, file, neighbours)).length;
  if (inside === outside) return undefined;
  return inside > outside ? "package" : "root";
}

/** Whether a file imports something of the folder relatively, or by the folder's name. */
function importsAsPackage(sources: Sources, folder: string, file: string): boolean {
  const name = basename(resolve(sources.root, folder));
  // `from app import x` in app/ may mean app/app.py.
  const isHidden = isFile(join(sources.root, folder, `${name}.py`));
  const text = sources.text(file);
  // Reading is cheap and parsing is not: only what can hold such an import is parsed.
  if (!text.includes("from .") && !text.includes(name)) return false;
  const depth = posix.relative(folder, file).split("/").length;
  return sources.imports(file).some((path) => {
    const dots = /^\.*/.exec(path)?.[0].length ?? 0;
    if (dots > 0) return dots >= depth;
    return !isHidden && path.startsWith(`${name}.`) && isModule(sources, posix.join(folder, ".."), path);
  });
}

/** Whether a path such as `app.models.User` begins with a module or a package below an import root. */
function isModule({ root }: Sources, importRoot: string, path: string): boolean {
  const module = join(root, importRoot, ...path.split(".").slice(0, 2));
  return isFile(`${module}.py`) || existsSync(module);
}

/**
 * Whether a file imports a neighbour in the folder as if the folder were on Python's path: `from helpers import name`.
 *
 * @param neighbours the modules and packages of the folder that nothing else could be meant by
 */
function importsNeighbour(sources: Sources, folder: string, file: string, neighbours: ReadonlySet<string>): boolean {
  const own = basename(file, ".py");
  const words = sources.text(file).matchAll(/^\s*(?:from|import)\s+(\w+)/gm);
  // Only what can hold such an import is parsed.
  if (![...words].some(([, word = ""]) => word !== own && neighbours.has(word))) return false;
  return sources.imports(file).some((path) => {
    const [module = "", name] = path.split(".");
    return module !== own && neighbours.has(module) && defines(sources, posix.join(folder, module), name);
  });
}

/** The modules and packages of a folder, without those that are somewhere else too: further up, or among the installed packages. */
function neighboursIn(sources: Sources, folder: string): Set<string> {
  const dependencies = [...new Set(["", folder])].flatMap((place) => dependenciesIn(sources.root, place));
  const names = sources.files
    .filter((file) => isBelow(file, folder))
    .map((file) => (posix.relative(folder, file).split("/")[0] ?? "").replace(/\.py$/, ""));
  const isOwn = (name: string) =>
    !isKnownModule(name) &&
    dependencyNamed(dependencies, name) === undefined &&
    !isThere(sources, posix.join(folder, ".."), name);
  return new Set(names.filter(isOwn));
}

function isThere({ root }: Sources, folder: string, module: string): boolean {
  return isFile(join(root, folder, `${module}.py`)) || isFolder(join(root, folder, module));
}

/**
 * Whether a module or package of the project has a name, or is there where no name is asked for. A `celery.py` beside a
 * `from celery import Celery` is not what that imports.
 */
function defines(sources: Sources, module: string, name: string | undefined): boolean {
  const file = [`${module}.py`, `${module}/__init__.py`].find((path) => sources.files.includes(path));
  if (name === undefined) return file !== undefined;
  if (sources.files.some((path) => path === `${module}/${name}.py` || path.startsWith(`${module}/${name}/`)))
    return true;
  return (
    file !== undefined && new RegExp(`^(?:(?:async )?def |class )?${name}\\b\\s*[(:=]`, "m").test(sources.text(file))
  );
}

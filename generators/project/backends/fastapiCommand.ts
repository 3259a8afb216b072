/** The commands that start and check applications of FastAPI and Starlette. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { isFolder } from "../python/files.ts";
import { hasPackage } from "../python/interpreter.ts";
import { descendants, stringsIn, stringValue } from "../python/syntax.ts";
import { quoteWord } from "../../shell.ts";
import type { Application } from "./applications.ts";
import type { Start } from "./backend.ts";
import { entryOf, type Entry } from "./launchers.ts";
import { moduleOf, placeOf } from "./place.ts";

/** The files that `fastapi dev` tries, in its order. */
export const DEFAULT_FILES = ["main.py", "app.py", "api.py", "app/main.py", "app/app.py", "app/api.py"];

export function startOf(application: Application): Start {
  const folder = folderOf(application);
  const entry = entryOf(application);
  const words =
    entry && isRunByCli(application, entry)
      ? cliWords(application, folder, entry)
      : uvicornWords(application, folder, entry);
  return { command: words.map(quoteWord).join(" "), folder, url: "http://127.0.0.1:8000" };
}

/** The arguments for Python that import the application's module, in the folder that its command is run in. */
export function importWords(application: Application): string[] {
  const { sources, place, file } = application;
  const target = entryOf(application)?.file ?? file;
  const importRoot = target === file ? place.importRoot : placeOf(sources, target).importRoot;
  const path = posix.relative(posix.join("/", folderOf(application)), posix.join("/", importRoot));
  const before = path === "" ? "" : `import sys; sys.path.insert(0, ${JSON.stringify(path)}); `;
  return ["-c", `${before}import ${moduleOf(sources, importRoot, target)}`];
}

/**
 * The folder to start in: files are served and templates found relative to it (`StaticFiles(directory="static")`), so it is the one
 * below which such a folder is there.
 */
function folderOf({ sources, file, folder, place }: Application): string {
  const module = sources.module(file);
  const directories = descendants(module.root)
    .filter(
      (node) =>
        node.name === "AssignOp" &&
        node.prevSibling &&
        module.text.slice(node.prevSibling.from, node.prevSibling.to) === "directory",
    )
    .flatMap(({ nextSibling }) => (nextSibling ? stringsIn(nextSibling) : []))
    .map((literal) => stringValue(module, literal) ?? "");
  const has = (place_: string) => directories.some((path) => path !== "" && isFolder(join(sources.root, place_, path)));
  return [folder, place.importRoot].find(has) ?? folder;
}

/** Whether `fastapi dev` can run it: it takes no Starlette, calls no function, and has its own idea of what a package is. */
function isRunByCli({ sources, creation, folder, lookup, dependencies }: Application, entry: Entry): boolean {
  const isDeclared = dependencies.some(
    ({ name, text }) => name === "fastapi-cli" || (name === "fastapi" && /\[[^\]]*(standard|all)/.test(text)),
  );
  if (creation.of.startsWith("starlette.") || entry.isFactory) return false;
  if (!isDeclared && !hasPackage(sources.root, folder, "fastapi_cli")) return false;
  if (lookup?.evidence !== undefined) return true;
  let importRoot = posix.dirname(entry.file);
  while (existsSync(join(sources.root, importRoot, "__init__.py"))) importRoot = posix.join(importRoot, "..");
  return posix.join(importRoot, ".") === posix.join(placeOf(sources, entry.file).importRoot, ".");
}

function cliWords({ sources, lookup }: Application, folder: string, { file, name }: Entry): string[] {
  if (lookup?.evidence !== undefined) return ["fastapi", "dev"];
  const path = posix.relative(posix.join("/", folder), posix.join("/", file));
  const isDefault = DEFAULT_FILES.find((candidate) => existsSync(join(sources.root, folder, candidate))) === path;
  const app = ["app", "api"].includes(name) ? [] : ["--app", name];
  return ["fastapi", "dev", ...(isDefault ? [] : [path]), ...app];
}

function uvicornWords({ sources, file }: Application, folder: string, entry: Entry | undefined): string[] {
  const target = entry?.file ?? file;
  const { importRoot } = placeOf(sources, target);
  const path = posix.relative(posix.join("/", folder), posix.join("/", importRoot));
  return [
    "uvicorn",
    `${moduleOf(sources, importRoot, target)}:${entry?.name ?? "app"}`,
    ...(entry?.isFactory ? ["--factory"] : []),
    "--reload",
    ...(path === "" ? [] : ["--app-dir", path]),
  ];
}

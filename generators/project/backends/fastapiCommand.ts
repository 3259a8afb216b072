/** The commands that start applications of FastAPI and Starlette. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { isFolder } from "../python/files.ts";
import { hasPackage } from "../python/interpreter.ts";
import { descendants, stringsIn, stringValue } from "../python/syntax.ts";
import { quoteWord } from "../../shell.ts";
import type { Application, Lookup } from "./applications.ts";
import type { Start } from "./backend.ts";
import { servableEntry, type Entry } from "./launchers.ts";
import { moduleOf, placeOf } from "./place.ts";

/** The files that `fastapi dev` tries, in its order. */
export const DEFAULT_FILES = ["main.py", "app.py", "api.py", "app/main.py", "app/app.py", "app/api.py"];

export function startOf(application: Application): Start {
  const folder = folderOf(application);
  const entry = servableEntry(application);
  const url = "http://127.0.0.1:8000";
  if (!entry) return { folder, url };
  const words = (isRunByCli(application, entry) ? cliWords : uvicornWords)(application, folder, entry);
  return { command: words.map(quoteWord).join(" "), folder, url };
}

/**
 * The folder to start in: files are served and templates found relative to it (`StaticFiles(directory="static")`), so it is the one
 * below which such a folder is there.
 */
export function folderOf({ sources, file, folder, place }: Application): string {
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
  if (isConfigured(lookup)) return true;
  let importRoot = posix.dirname(entry.file);
  while (existsSync(join(sources.root, importRoot, "__init__.py"))) importRoot = posix.join(importRoot, "..");
  return posix.join(importRoot, ".") === posix.join(placeOf(sources, entry.file).importRoot, ".");
}

/** Whether `fastapi dev` reads which application is meant in pyproject.toml. */
function isConfigured(lookup: Lookup | undefined): boolean {
  return lookup?.evidence !== undefined && lookup.started === undefined;
}

function cliWords({ sources, lookup }: Application, folder: string, { file, name }: Entry): string[] {
  if (isConfigured(lookup)) return ["fastapi", "dev"];
  const path = posix.relative(posix.join("/", folder), posix.join("/", file));
  const isDefault = DEFAULT_FILES.find((candidate) => existsSync(join(sources.root, folder, candidate))) === path;
  const app = ["app", "api"].includes(name) ? [] : ["--app", name];
  return ["fastapi", "dev", ...(isDefault ? [] : [path]), ...app];
}

function uvicornWords({ sources }: Application, folder: string, { file, name, isFactory }: Entry): string[] {
  const { importRoot } = placeOf(sources, file);
  const path = posix.relative(posix.join("/", folder), posix.join("/", importRoot));
  return [
    "uvicorn",
    `${moduleOf(sources, importRoot, file)}:${name}`,
    ...(isFactory ? ["--factory"] : []),
    "--reload",
    ...(path === "" ? [] : ["--app-dir", path]),
  ];
}

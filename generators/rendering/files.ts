import { readdirSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";

/** A folder of `templates/` that is laid over those before it. */
export interface Layer {
  readonly folder: string;
  /** The beginnings of paths below: such files of lower layers go, for others of another name. */
  readonly replaces?: readonly string[];
  /** What src/entries/app.ts imports because of it, as it is written there: `../lib/htmx`. */
  readonly imports?: readonly string[];
  /** The same, before the style sheets that are there: theirs win where both say something. */
  readonly importsBefore?: readonly string[];
  /** The files that the sample page alone has a use for; its cards are known by their folder. */
  readonly samples?: readonly string[];
}

/** One file to render: where it comes from, and its path in the frontend folder. */
export interface LayerFile {
  readonly source: string;
  readonly path: string;
}

/**
 * Lists the files of layers. The rules, all of them:
 *
 * 1. A file of a later layer takes the place of one with the same path; `package.json` files are merged by the caller.
 * 2. `_gitignore` stands for `.gitignore`, which npm leaves out of packages.
 * 3. A name that ends in `.ejs` is rendered and loses that ending.
 * 4. `templates/frontend/`, where the backend looks for the sample templates, takes the name of the frontend folder.
 *
 * @param templates the built `templates/` folder
 * @returns files by their path, and the `package.json` fragments from the lowest layer up
 */
export function listFiles(
  templates: string,
  layers: readonly Layer[],
  directory: string,
): { files: LayerFile[]; packages: string[] } {
  const files = new Map<string, LayerFile>();
  const packages: string[] = [];
  for (const { folder, replaces = [] } of layers) {
    for (const path of files.keys()) if (replaces.some((beginning) => path.startsWith(beginning))) files.delete(path);
    for (const source of walk(join(templates, folder))) {
      const path = destination(relative(join(templates, folder), source).split(sep).join("/"), directory);
      if (path === "package.json") packages.push(source);
      else files.set(path, { source, path });
    }
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), packages };
}

function destination(path: string, directory: string): string {
  const name = posix
    .basename(path)
    .replace(/^_gitignore$/, ".gitignore")
    .replace(/\.ejs$/, "");
  return posix.join(posix.dirname(path), name).replace(/^templates\/frontend\//, `templates/${directory}/`);
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

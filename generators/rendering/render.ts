import { existsSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import isPlainObject from "lodash-es/isPlainObject.js";
import merge from "lodash-es/merge.js";
import type { MemFsEditor } from "mem-fs-editor";
import type { Choices } from "../choices.ts";
import type { Project } from "../project/backends/backend.ts";
import { unusualTemplateFolders, CONVENTIONS } from "../project/templateFolders.ts";
import { findStanding } from "../project/workspace.ts";
import { shown } from "../shown.ts";
import { ENTRY, withImports } from "./entry.ts";
import { listFiles } from "./files.ts";
import { layersOf } from "./layers.ts";
import { meansOne, samplesMissing } from "./samples.ts";

/** The built templates: in the published package they stand beside the bundle, else in `dist/` (`npm run build`). */
export function templatesFolder(): string {
  const places = ["./templates", "../../dist/templates"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const folder = places.find((place) => existsSync(join(place, "frontend")));
  if (!folder) throw new Error(`No templates in ${places.join(" or ")}: run npm run build`);
  return folder;
}

type PackageJson = Record<string, unknown> & {
  devDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
};

/** The contents of rendered files, by their path in the frontend folder. */
export type Rendering = ReadonlyMap<string, Buffer>;

/**
 * Renders the frontend folder into an in-memory file system.
 *
 * @param editor Yeoman's in-memory file system, or one of its kind
 * @param project the project to render into
 * @param choices what to render
 * @param withSamples whether what the sample page alone needs is to be there; without, what is there of it stays
 */
export function render(editor: MemFsEditor, project: Project, choices: Choices, withSamples = true): Rendering {
  const { root, base, name: projectName, start } = project;
  // What the folder is imported as: `frontend`, `shop.frontend`.
  const package_ = [project.package, choices.directory].filter(Boolean).join(".");
  const target = join(root, base, choices.directory);
  const templates = templatesFolder();
  const joins = findStanding(choices.packageManager, target)?.joins;
  const layers = layersOf(templates, choices, joins);
  const { files: all, packages } = listFiles(templates, layers, choices.directory);
  const missing = withSamples ? new Set<string>() : samplesMissing(all, layers, target);
  const files = all.filter(({ path }) => !missing.has(path));
  // What the README says of the layers that have something to say.
  const parts = layers
    .map(({ folder }) => posix.basename(folder))
    .filter((name) => existsSync(join(templates, "parts/features", `${name}.md`)));
  for (const { source, path } of files) {
    if (source.endsWith(".ejs"))
      editor.copyTpl(source, literally(join(target, path)), {
        ...choices,
        projectName: shown(projectName),
        package: package_,
        parts,
        hasService: layers.some(({ folder }) => folder === "architectures/ssr-service"),
        hasIslands: layers.some(({ folder }) => folder === "architectures/islands"),
        get templateSources() {
          return templateSources(project, target);
        },
        start,
      });
    else editor.copy(source, join(target, path), { noGlob: true });
  }
  const entry = join(target, ENTRY);
  const isRendered = (file: string) => files.some(({ path }) => path === file);
  const wanted = layers.map(({ imports = [], ...layer }) => ({
    ...layer,
    imports: imports.filter((specifier) => !meansOne(missing, ENTRY, specifier)),
  }));
  editor.write(entry, withImports(editor.read(entry), wanted, isRendered));
  const fragments = packages.map((file) => JSON.parse(readFileSync(file, "utf8")) as PackageJson);
  editor.write(
    join(target, "package.json"),
    `${JSON.stringify(packageJson([...fragments, settingsOf(project, choices.directory)]), null, 2)}\n`,
  );
  const paths = [...files.map(({ path }) => path), "package.json"].sort();
  return new Map(paths.map((path) => [path, contentsOf(editor, join(target, path))]));
}

/** A path that comes out of EJS, which reads paths too, as it is: nothing in a folder's name is run. */
function literally(path: string): string {
  return path.replace(/<%|%>/g, (sign) => (sign === "<%" ? "<%%" : "%%>"));
}

/** @throws UnfitError if the choices exclude each other */
export function refuseUnfit(choices: Choices): void {
  layersOf(templatesFolder(), choices);
}

/** What a tool reads that looks for something in the project's templates, from a folder two levels below the frontend folder. */
function templateSources({ root }: Project, target: string) {
  return {
    root: relative(join(target, "src/styles"), root).replaceAll(sep, "/"),
    // Widgets of forms, Django's or WTForms', have their classes in Python.
    anywhere: [...CONVENTIONS, "forms.py"],
    folders: unusualTemplateFolders(root),
  };
}

function contentsOf(editor: MemFsEditor, file: string): Buffer {
  const { contents } = editor.store.get(file);
  if (!contents) throw new Error(`${file} was not rendered`);
  return contents;
}

/** What package.json says of this project alone: its name, and what `npm start` runs, from where. */
function settingsOf({ root, base, name, start }: Project, directory: string): PackageJson {
  const folder = relative(join(root, base, directory), join(root, start.folder)).replaceAll(sep, "/");
  const { command, url, env } = start;
  // The base layer has one for itself, which would be another backend's.
  const backend = { command: command ?? null, folder, url, ...(env && { env }) };
  return { name: npmName(name, `-${directory}`), config: { backend } };
}

function packageJson(fragments: readonly PackageJson[]): PackageJson {
  const merged = dropNulls(merge({}, ...fragments) as PackageJson);
  for (const group of ["dependencies", "devDependencies"] as const) {
    const entries = Object.entries(merged[group] ?? {});
    if (entries.length > 0) merged[group] = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
  return merged;
}

/** With the value `null`, a layer takes out what one below it has put in. An object that is left empty goes too. */
function dropNulls<T extends object>(object: T): T {
  const kept = Object.entries(object)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [key, isPlainObject(value) ? dropNulls(value as object) : (value as unknown)] as const)
    .filter(([, value]) => !isPlainObject(value) || Object.keys(value as object).length > 0);
  return Object.fromEntries(kept) as T;
}

/** A name that npm takes, of 214 characters at most. See https://docs.npmjs.com/cli/configuring-npm/package-json#name */
function npmName(name: string, ending: string): string {
  const plain = name
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[^a-z0-9-~.]+/g, "-")
    .replace(/^[-._~]+/, "")
    .slice(0, 214 - ending.length)
    .replace(/[-._~]+$/, "");
  return `${plain || "project"}${ending}`.toLowerCase();
}

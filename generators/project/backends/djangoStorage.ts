/** Storages of Django's settings that hash what the build has hashed already. */
import { join, posix } from "node:path";
import { nameOf } from "../python/creations.ts";
import { findFiles, moduleFile } from "../python/files.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import { statements } from "../python/statements.ts";
import {
  childrenOf,
  descendants,
  lineAt,
  parsePython,
  stringsIn,
  stringValue,
  textOf,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";

/** What storages are looked for in. */
export interface Settings {
  /** Absolute path of the project. */
  readonly root: string;
  readonly importRoots: readonly string[];
  /** The settings' files; those beside them count too, since production has settings of its own. */
  readonly files: readonly string[];
  /** The text of a file as it will be, edits included; undefined where there is none. */
  readonly read: (file: string) => string | undefined;
}

/** The storages of Django and WhiteNoise, each of which the frontend has one of its own for. */
const WITH_COUNTERPART =
  /^(django\.contrib\.staticfiles|whitenoise)\.storage\.((?:Compressed)?ManifestStaticFilesStorage)$/;

/** What else hashes, by the names that storages and mixins for it have. */
const HASHES = /(^|\.)(\w*Manifest\w*(Storage|Mixin)|HashedFilesMixin|CachedStaticFilesStorage)$/;

/**
 * Says which storages hash a second time, and what to put in their place.
 *
 * @param directory the frontend's package, whose storages are the remedy
 */
export function storageNotices(settings: Settings, directory: string): string[] {
  return filesOf(settings).flatMap((file) => {
    const module = parsePython(settings.read(file) ?? "");
    return namesIn(module).flatMap((literal) => {
      const name = stringValue(module, literal) ?? "";
      const remedy = remedyFor(settings, name, directory);
      const at = `${file}:${lineAt(module.text, literal.from)}`;
      return remedy === undefined
        ? []
        : [`${at} names ${name}, which hashes a second time what the build has hashed.\n${remedy}`];
    });
  });
}

function filesOf({ root, files, read }: Settings): string[] {
  const folders = [...new Set(files.map((file) => posix.dirname(file)))];
  const beside = folders.flatMap((folder) =>
    findFiles(join(root, folder), (name) => name.endsWith(".py"), 0).map((name) => posix.join(folder, name)),
  );
  return [...new Set([...files, ...beside])].filter((file) =>
    /\bSTORAGES\b|\bSTATICFILES_STORAGE\b/.test(read(file) ?? ""),
  );
}

/** The literals that name storages: `STATICFILES_STORAGE = "…"`, `STORAGES = {…}`, `STORAGES["staticfiles"]["BACKEND"] = "…"`. */
function namesIn(module: PythonModule): Node[] {
  return [...statements(module)].flatMap(({ node, scope }) => {
    const [target, ...rest] = childrenOf(node);
    const isSet = ["AssignStatement", "UpdateStatement"].includes(node.name) && scope !== "function";
    if (!isSet || !target || !/^(STORAGES|STATICFILES_STORAGE)\b/.test(textOf(module, target))) return [];
    return rest.flatMap((part) => stringsIn(part)).filter((literal) => stringValue(module, literal)?.includes("."));
  });
}

function remedyFor(settings: Settings, name: string, directory: string): string | undefined {
  if (name.startsWith(`${directory}.`)) return undefined;
  const [, , counterpart] = WITH_COUNTERPART.exec(name) ?? [];
  if (counterpart !== undefined) return `Put "${directory}.storage.${counterpart}" in its place.`;
  const mixin = `Put HashOnceMixin of ${directory}.storage before`;
  const own = classAt(settings, name);
  if (own)
    return hashes(settings, name, directory)
      ? `${mixin} the bases of that class, in ${own.file}:${own.line}.`
      : undefined;
  return HASHES.test(name) ? `${mixin} its bases in a class of your own, and name that.` : undefined;
}

/** Whether a class hashes, by its own bases as far as they lie in the project. */
function hashes(settings: Settings, name: string, directory: string, seen: readonly string[] = []): boolean {
  const own = seen.includes(name) ? undefined : classAt(settings, name);
  if (!own) return HASHES.test(name);
  if (own.bases.some((base) => base.startsWith(`${directory}.`) || base.endsWith(".HashOnceMixin"))) return false;
  return own.bases.some((base) => hashes(settings, base, directory, [...seen, name]));
}

/** A class of the project, by its whole name: where it is, and the whole names of its bases. */
function classAt(
  { root, importRoots, read }: Settings,
  name: string,
): { file: string; line: number; bases: string[] } | undefined {
  const home = name.slice(0, name.lastIndexOf("."));
  const file = importRoots.map((importRoot) => moduleFile(root, importRoot, home)).find((path) => path !== undefined);
  if (file === undefined) return undefined;
  const module = parsePython(read(file) ?? "");
  const names = importedNames(module);
  const definition = descendants(module.root).find(
    (node) => node.name === "ClassDefinition" && nameOf(module, node) === name.slice(home.length + 1),
  );
  if (!definition) {
    // A package that hands a class on.
    const path = names.get(name.slice(home.length + 1));
    return path === undefined || absolute(path, home, file) === name
      ? undefined
      : classAt({ root, importRoots, read, files: [] }, absolute(path, home, file));
  }
  const list = childrenOf(definition).find((node) => node.name === "ArgList");
  const bases = (list ? childrenOf(list) : []).flatMap((node) => {
    const base =
      fullName(module, names, node) ?? (node.name === "VariableName" ? `${home}.${textOf(module, node)}` : undefined);
    return base === undefined ? [] : [absolute(base, home, file)];
  });
  return { file, line: lineAt(module.text, definition.from), bases };
}

/** The whole name of what a module imports relatively. */
function absolute(path: string, home: string, file: string): string {
  const dots = /^\.*/.exec(path)?.[0].length ?? 0;
  if (dots === 0) return path;
  const parts = home.split(".");
  const up = dots - (file.endsWith("/__init__.py") ? 1 : 0);
  return [...parts.slice(0, parts.length - up), path.slice(dots)].join(".");
}

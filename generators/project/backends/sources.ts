import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { stateFile } from "../../plan/state.ts";
import { creationsOf, nameOf, type Creation } from "../python/creations.ts";
import { findFiles, importedFile, readText } from "../python/files.ts";
import { fullName, importedNames, importedPaths } from "../python/resolve.ts";
import { eventsOf } from "../python/statements.ts";
import { isTemplate, parsePython, type PythonModule } from "../python/syntax.ts";
import { startsIn, type Started } from "./starts.ts";

/** Folders and files in which an application is made for another purpose than to be the project. */
const ASIDE =
  /(^|\/)((tests?|testing|e2e|examples?|samples?|docs?|benchmarks?)\/|(test_[^/]*|[^/]*_tests?|conftest)\.py$)/;

/** The Python files below a folder, each read and parsed once. Paths are relative to it, with forward slashes. */
export class Sources {
  readonly root: string;
  /** The project's own files; what a frontend folder holds is ours. */
  readonly files: readonly string[];
  /** Tests, examples and documentation. */
  readonly aside: readonly string[];
  readonly #texts = new Map<string, string>();
  readonly #modules = new Map<string, PythonModule>();
  #starts: readonly Started[] | undefined;

  constructor(root: string) {
    this.root = root;
    const all = findFiles(root, (name) => name.endsWith(".py"), 6, 3000).filter((file) => !isInFrontend(root, file));
    this.files = all.filter((file) => !ASIDE.test(file));
    this.aside = all.filter((file) => ASIDE.test(file));
  }

  /** What the project's files start, those of its tests and examples left out. */
  get starts(): readonly Started[] {
    this.#starts ??= startsIn(this.root, { files: this.files, read: (file) => this.text(file) });
    return this.#starts;
  }

  text(file: string): string {
    const text = this.#texts.get(file) ?? readText(this.root, file) ?? "";
    this.#texts.set(file, text);
    return text;
  }

  module(file: string): PythonModule {
    const module = this.#modules.get(file) ?? parsePython(this.text(file));
    this.#modules.set(file, module);
    return module;
  }

  /** The paths of what a file imports, be it in a function. Only files that can import something are parsed. */
  imports(file: string): string[] {
    return this.text(file).includes("import ") ? importedPaths(this.module(file)) : [];
  }

  /**
   * What a file makes of some classes; nothing, where it is a template of a Python file. Reading is cheap and parsing is not: only files
   * that mention one of the classes are parsed.
   */
  creations(file: string, classes: readonly string[]): Creation[] {
    return this.#mentions(file, classes) && !isTemplate(this.text(file)) ? creationsOf(this.module(file), classes) : [];
  }

  /** The files that may make something of some classes, and cannot be read as Python. */
  templates(classes: readonly string[]): string[] {
    return this.files.filter((file) => this.#mentions(file, classes) && isTemplate(this.text(file)));
  }

  #mentions(file: string, classes: readonly string[]): boolean {
    return classes.some((name) => this.text(file).includes(name.split(".").at(-1) ?? name));
  }

  /**
   * Follows a name of a module to the object or the function that makes it, through imports and calls without arguments that matter.
   *
   * @param importRoots the folders on Python's path
   * @returns the file that calls one of the classes, and the variable or function there
   */
  follow(
    importRoots: readonly string[],
    file: string,
    name: string,
    classes: readonly string[],
    seen: readonly string[] = [],
  ): { file: string; name: string } | undefined {
    if (seen.includes(`${file}:${name}`)) return undefined;
    const module = this.module(file);
    const made = this.creations(file, classes).some(
      ({ holder, scope, function: around }) =>
        (scope === "module" && "name" in holder && holder.name === name) || (around && nameOf(module, around) === name),
    );
    if (made) return { file, name };
    const go = (target: string, next: string) =>
      this.follow(importRoots, target, next, classes, [...seen, `${file}:${name}`]);
    const names = importedNames(module);
    const value = eventsOf(module, name)
      .flatMap(({ effect }) => (effect.kind === "assign" ? effect.value : []))
      .at(-1);
    const callee = value?.name === "CallExpression" ? value.firstChild : undefined;
    if (callee?.name === "VariableName" && !names.has(module.text.slice(callee.from, callee.to)))
      return go(file, module.text.slice(callee.from, callee.to));
    const path = callee ? fullName(module, names, callee) : names.get(name);
    const at = path?.lastIndexOf(".") ?? -1;
    if (path === undefined || at < 0) return undefined;
    const home = /^\.+$/.test(path.slice(0, at + 1)) ? path.slice(0, at + 1) : path.slice(0, at);
    const target = importedFile(this.root, importRoots, file, home);
    return target === undefined ? undefined : go(target, path.slice(at + 1));
  }
}

/** Whether one of the folders around a file is a frontend of ours, be it copied by hand. */
function isInFrontend(root: string, file: string): boolean {
  const folder = posix.dirname(file);
  return folder !== "." && (isFrontend(root, folder) || isInFrontend(root, folder));
}

/** Whether a folder is a frontend that we rendered, or that somebody copied by hand. */
export function isFrontend(root: string, folder: string): boolean {
  return [stateFile, "webpack.config.mjs"].some((name) => existsSync(join(root, folder, name)));
}

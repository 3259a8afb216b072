/** What Django's settings are made of: the modules that DJANGO_SETTINGS_MODULE pulls in, and what they set. */
import { importedFile, moduleFile, readText } from "../python/files.ts";
import { fromImports } from "../python/imports.ts";
import { eventsOf, type Event } from "../python/statements.ts";
import { extendsItself, sourcesOf } from "../python/sums.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  lineAt,
  parsePython,
  stringsIn,
  stringValue,
  type PythonModule,
} from "../python/syntax.ts";

/** A place in the settings, and what was found there. */
export interface Found {
  value: string;
  file: string;
  line: number;
}

/** One thing that happens to a setting, in the file where it happens. */
interface Step {
  file: string;
  module: PythonModule;
  event: Event;
  /** Whether it always happens: no condition around it, nor around the import of its file. */
  always: boolean;
}

export interface Settings {
  /** `config.settings.local` */
  module: string;
  /** The folder on Python's path that the module was found in. */
  importRoot: string;
  /** Every file that is read, in the order in which reading begins. */
  files: string[];
  /** What sets INSTALLED_APPS before anything is added to it: the file to edit. */
  apps?: Omit<Found, "value">;
  /** The same for MIDDLEWARE. */
  middleware?: Omit<Found, "value">;
  /** The apps that are spelled out, wherever they are. */
  installed: Found[];
  /** ROOT_URLCONF, if it is a string. */
  urlconf?: Found;
  /** Another setting, if it is a string, or comes from the environment with one to fall back on. */
  text: (name: string) => string | undefined;
}

/** The settings modules that manage.py, wsgi.py or asgi.py name, in the order of the text. */
export function settingsModulesIn(text: string): Omit<Found, "file">[] {
  const module = parsePython(text);
  const found: Omit<Found, "file">[] = [];
  for (const node of descendants(module.root)) {
    const parts = childrenOf(node);
    const isCall =
      node.name === "CallExpression" && /(^|\.)environ\.setdefault$/.test(dottedName(module, node.firstChild) ?? "");
    const isItem =
      node.name === "AssignStatement" && /(^|\.)environ$/.test(dottedName(module, parts[0]?.firstChild) ?? "");
    if (!isCall && !isItem) continue;
    const [name, ...values] = stringsIn(node).map((literal) => stringValue(module, literal) ?? "");
    // The last one: `environ.get("OTHER", "config.settings.local")` is a value that people write.
    const value = values.at(-1);
    if (name === "DJANGO_SETTINGS_MODULE" && value) found.push({ value, line: lineAt(text, node.from) });
  }
  return found;
}

/** The folders that a script puts on Python's path by a literal: `sys.path.append(str(BASE / "src"))`. */
export function pathFoldersIn(text: string): string[] {
  const module = parsePython(text);
  return descendants(module.root)
    .filter(
      (node) =>
        node.name === "CallExpression" &&
        /^sys\.path\.(insert|append)$/.test(dottedName(module, node.firstChild) ?? ""),
    )
    .flatMap((call) => stringsIn(call).flatMap((literal) => stringValue(module, literal) ?? []));
}

/** Reads a settings module with all that it takes in by `import *`; undefined if it is in none of the import roots. */
export function readSettings(root: string, importRoots: readonly string[], module: string): Settings | undefined {
  const importRoot = importRoots.find((folder) => moduleFile(root, folder, module) !== undefined);
  const file = importRoot === undefined ? undefined : moduleFile(root, importRoot, module);
  if (importRoot === undefined || file === undefined) return undefined;

  const reader = new SettingsReader(root, importRoots);
  const apps = reader.steps(file, "INSTALLED_APPS");
  const middleware = firstSetting("MIDDLEWARE", reader.steps(file, "MIDDLEWARE"));
  const setter = firstSetting("INSTALLED_APPS", apps);
  const urlconf = reader.steps(file, "ROOT_URLCONF").flatMap(asString).at(-1);
  return {
    module,
    importRoot,
    files: reader.files(file),
    ...(setter && { apps: placeOf(setter) }),
    ...(middleware && { middleware: placeOf(middleware) }),
    installed: installedIn(apps),
    ...(urlconf && { urlconf }),
    text: (name) => reader.steps(file, name).flatMap(asText).at(-1),
  };
}

/** Follows the imports of settings files. Nothing is executed. */
class SettingsReader {
  readonly #root: string;
  readonly #importRoots: readonly string[];
  readonly #parsed = new Map<string, PythonModule>();

  constructor(root: string, importRoots: readonly string[]) {
    this.#root = root;
    this.#importRoots = importRoots;
  }

  parse(file: string): PythonModule {
    const module = this.#parsed.get(file) ?? parsePython(readText(this.#root, file) ?? "");
    this.#parsed.set(file, module);
    return module;
  }

  files(file: string, seen: string[] = []): string[] {
    if (seen.includes(file)) return seen;
    return this.#imports(file).reduce((files, { target }) => this.files(target, files), [...seen, file]);
  }

  /** What happens to a setting, in the order in which Python would do it. */
  steps(file: string, name: string, always = true, above: readonly string[] = []): Step[] {
    if (above.includes(file)) return [];
    const module = this.parse(file);
    const own = eventsOf(module, name).map((event) => ({
      at: event.node.from,
      steps: () =>
        event.effect.kind === "import" ? [] : [{ file, module, event, always: always && event.scope === "module" }],
    }));
    const imported = this.#imports(file)
      .filter(({ names }) => names === "*" || names.includes(name))
      .map(({ at, target, always: here }) => ({
        at,
        steps: () => this.steps(target, name, always && here, [...above, file]),
      }));
    return [...own, ...imported].sort((a, b) => a.at - b.at).flatMap(({ steps }) => steps());
  }

  #imports(file: string): { at: number; target: string; names: "*" | string[]; always: boolean }[] {
    const module = this.parse(file);
    const imports = fromImports(module).flatMap(({ node, module: from, names, star, scope }) => {
      const target = importedFile(this.#root, this.#importRoots, file, from);
      return target === undefined
        ? []
        : [
            {
              at: node.from,
              target,
              names: star ? ("*" as const) : names.map(({ local }) => local).filter(isSetting),
              always: scope === "module",
            },
          ];
    });
    return imports.filter(({ names }) => names === "*" || names.length > 0);
  }
}

function isSetting(name: string): boolean {
  return name === name.toUpperCase();
}

/** The last step that sets the list anew for certain; else the first that sets it perhaps; else the first that adds to it. */
function firstSetting(name: string, steps: Step[]): Step | undefined {
  const sets = steps.filter(
    ({ module, event: { effect } }) => effect.kind === "assign" && !extendsItself(module, name, effect.value),
  );
  return sets.findLast(({ always }) => always) ?? sets[0] ?? steps[0];
}

function placeOf({ file, module, event }: Step): Omit<Found, "value"> {
  return { file, line: lineAt(module.text, event.node.from) };
}

function installedIn(steps: Step[]): Found[] {
  const found = steps.flatMap(({ file, module }) =>
    sourcesOf(module, "INSTALLED_APPS")
      .filter(({ effect }) => !(effect.kind === "call" && effect.method === "remove"))
      .flatMap(({ node }) => stringsIn(node))
      .flatMap((literal) => {
        const value = stringValue(module, literal);
        return value === undefined ? [] : [{ value, file, line: lineAt(module.text, literal.from) }];
      }),
  );
  return [...new Map(found.map((app) => [`${app.file}:${app.line}:${app.value}`, app])).values()];
}

function asString({ file, module, event: { effect, node } }: Step): Found[] {
  const value = effect.kind === "assign" ? stringValue(module, effect.value[0]) : undefined;
  return value === undefined ? [] : [{ value, file, line: lineAt(module.text, node.from) }];
}

function asText(step: Step): string[] {
  const [own] = asString(step);
  if (own) return [own.value];
  const { effect } = step.event;
  const value = effect.kind === "assign" ? effect.value[0] : undefined;
  if (value?.name !== "CallExpression") return [];
  const literals = stringsIn(value).map((literal) => stringValue(step.module, literal));
  return literals.length > 1 ? [literals.at(-1) ?? ""] : [];
}

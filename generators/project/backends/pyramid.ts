import { posix } from "node:path";
import { addInclude, includesOf, includeSnippet } from "../edits/addInclude.ts";
import type { OwnPackage } from "../edits/importPackage.ts";
import { readToml, table } from "../python/dependencies.ts";
import { moduleFile, readText } from "../python/files.ts";
import { readIni } from "../python/iniFiles.ts";
import { hasPackage } from "../python/interpreter.ts";
import { most, reachOf, type CalledFrom } from "../python/reach.ts";
import { lineAt, parsePython, stringsIn, textOf } from "../python/syntax.ts";
import { detectApplications, type Application, type Framework, type Lookup } from "./applications.ts";
import type { Backend, Wiring } from "./backend.ts";
import { calledFrom, isFrontendOf } from "./calls.ts";
import { importWords } from "./importWords.ts";
import { importRootsOf } from "./launchers.ts";
import { findIni, iniFiles, startOf } from "./pyramidCommand.ts";
import { askPyramid, targetOf } from "./questions.ts";
import type { Sources } from "./sources.ts";

const CLASSES = ["pyramid.config.Configurator"];

/** What the edit is called. */
const WIRING = "Configurator";

const framework: Framework = {
  name: "pyramid",
  title: "Pyramid",
  module: "pyramid",
  classes: CLASSES,
  preferred: ["main"],
  lookUp,
  find: findIn,
  start: startOf,
  wiring,
  check: (application) => importWords(application, application.folder),
  question: (application, directory) => {
    const ini = findIni(application);
    const target = ini
      ? { ini: posix.relative(posix.join("/", application.folder), posix.join("/", ini.path)) }
      : targetOf(application, application.folder);
    return typeof target === "string" ? target : ["-c", askPyramid(directory, WIRING, target)];
  },
  evidence: (application) => {
    const ini = findIni(application);
    return ini === undefined ? [] : [`served by ${ini.path}`];
  },
  notices: ({ sources, folder, dependencies }) =>
    dependencies.some(({ name }) => name === "pyramid-jinja2") || hasPackage(sources.root, folder, "pyramid_jinja2")
      ? []
      : [
          "the frontend's pages and tags need pyramid_jinja2, which is not among your dependencies: pip install pyramid_jinja2",
        ],
  singleOut: 'Name the one that you mean in development.ini, such as "use = call:shop:main" in [app:main]',
};

export const pyramid: Backend = {
  name: "pyramid",
  sign: "Configurator(...)",
  detect: (root) => detectApplications(root, framework),
};

/** What `pserve` would call: `[app:main]` of the INI file, else the entry point `paste.app_factory` called main. */
function lookUp(sources: Sources, folder: string): Lookup | undefined {
  for (const [path, evidence] of [...inIni(sources, folder), ...inPackaging(sources, folder)]) {
    const [module = "", name = "main"] = path.split(":");
    const roots = [folder, posix.join(folder, "src")];
    const importRoot = roots.find((root) => moduleFile(sources.root, root, module) !== undefined);
    const file = importRoot === undefined ? undefined : moduleFile(sources.root, importRoot, module);
    const found = file === undefined ? undefined : findIn(sources, folder, file, name);
    if (found) return { ...found, evidence };
  }
  return undefined;
}

/** A function or a variable of a file that leads to a Configurator. */
function findIn(sources: Sources, folder: string, file: string, name?: string): Lookup | undefined {
  for (const candidate of name === undefined ? ["main", "app", "application"] : [name]) {
    const made = sources.follow(importRootsOf(sources, file, folder), file, candidate, CLASSES);
    if (made) return { entry: { file, name: candidate }, made };
  }
  return undefined;
}

/** Paths such as `shop:main`, each with the place that names it. */
type Paths = [path: string, evidence: string][];

function inIni({ root }: Sources, folder: string): Paths {
  return iniFiles(root, folder).flatMap((name): Paths => {
    const app = readIni(root, folder, name)?.get("app:main");
    const written = app?.get("paste.app_factory") ?? app?.get("use");
    const [, scheme, path = ""] = /^(?:(egg|call|config):)?(.*)$/.exec(written ?? "") ?? [];
    if (written === undefined || scheme === "config") return [];
    const module = path.replace(/#.*$/, "").replaceAll("-", "_");
    return [[scheme === "egg" ? `${module}:main` : path, `${written} in ${posix.join(folder, name)}`]];
  });
}

function inPackaging({ root }: Sources, folder: string): Paths {
  const group = "paste.app_factory";
  const file = posix.join(folder, "pyproject.toml");
  const document = readToml(root, file);
  const tables = [
    table(document, "project", "entry-points", group),
    table(document, "tool", "poetry", "plugins", group),
  ];
  const named = tables.flatMap(({ main }): Paths =>
    typeof main === "string" ? [[main.trim(), `main = ${main} in ${file}`]] : [],
  );
  const others = ["setup.py", "setup.cfg"].flatMap((name): Paths => {
    const path = posix.join(folder, name);
    const text = readText(root, path) ?? "";
    if (!text.includes(group)) return [];
    const module = parsePython(text);
    const written = name === "setup.py" ? stringsIn(module.root).map((node) => textOf(module, node)) : [text];
    const main = written.map((value) => /(?:^|["'])\s*main\s*=\s*([\w.]+:\w+)/m.exec(value)?.[1]).find(Boolean);
    return main ? [[main, `main = ${main} in ${path}:${lineAt(text, text.indexOf(group))}`]] : [];
  });
  return [...named, ...others];
}

function wiring(application: Application, importIn: (file: string) => OwnPackage): Wiring[] {
  const { sources, file, place, lookup } = application;
  const { name } = importIn(file);
  const done = sources.files.find(
    (path) =>
      sources.text(path).includes(name) &&
      includesOf(sources.module(path), name).some(
        (include) =>
          isFrontendOf(application, name, path, include.path) &&
          reachOf(
            sources.module(path),
            include.node,
            sources.creations(path, CLASSES),
            includedFrom(application, path),
          ) === "certain",
      ),
  );
  const path = pathIn(application, name);
  const configurator = {
    noun: WIRING,
    classes: CLASSES,
    preferred: framework.preferred,
    named: lookup?.made.name,
    calledFrom: includedFrom(application, done ?? file),
  };
  return [
    {
      name: WIRING,
      file: done ?? file,
      snippet: includeSnippet(path),
      edit: (source) => addInclude(source, place.package === "" ? name : path, configurator),
    },
  ];
}

/** How other files call the functions of one: Pyramid calls `includeme()` of a module that is included. */
function includedFrom(application: Application, own: string, seen: readonly string[] = []): CalledFrom {
  const { sources } = application;
  const module =
    posix.basename(own) === "__init__.py" ? posix.basename(posix.dirname(own)) : posix.basename(own, ".py");
  return (name) => {
    if (name !== "includeme") return calledFrom(application, own)(name);
    if (seen.includes(own)) return "never";
    const others = sources.files.filter((file) => file !== own && sources.text(file).includes(module));
    const reaches = others.flatMap((file) =>
      includesOf(sources.module(file), module).map(({ node }) =>
        reachOf(
          sources.module(file),
          node,
          sources.creations(file, CLASSES),
          includedFrom(application, file, [...seen, own]),
        ),
      ),
    );
    return reaches.reduce(most, "never");
  };
}

/** The package as `config.include()` takes it: relative beside the file, as the file names its own parts, else whole. */
function pathIn({ sources, file, place, creation }: Application, name: string): string {
  if (place.package === "") return name;
  const text = sources.text(file);
  const isBeside = posix.join(posix.dirname(file), ".") === posix.join(place.base, ".");
  const isAbsolute = text.includes(`.include("${place.package}.`) || text.includes(`.include('${place.package}.`);
  // With a package of its own the Configurator resolves relative names elsewhere.
  const hasPackageArgument = /\bpackage\s*=/.test(text.slice(creation.call.from, creation.call.to));
  return isBeside && !isAbsolute && !hasPackageArgument ? `.${name}` : `${place.package}.${name}`;
}

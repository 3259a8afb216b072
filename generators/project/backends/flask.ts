import { posix } from "node:path";
import { addInitCalls, initSnippet } from "../edits/addInitCalls.ts";
import type { OwnPackage } from "../edits/importPackage.ts";
import { creationsOf } from "../python/creations.ts";
import { readVariable } from "../python/environmentFiles.ts";
import { isFile, moduleFile } from "../python/files.ts";
import { quoteWord } from "../../shell.ts";
import { detectApplications, type Application, type Framework, type Lookup } from "./applications.ts";
import type { Backend, Start, Wiring } from "./backend.ts";
import { calledFrom, fileOfCalls } from "./calls.ts";
import { importWords } from "./importWords.ts";
import { entryOf, importRootsOf, needsArguments, servableEntry, type Entry } from "./launchers.ts";
import { moduleOf, placeOf } from "./place.ts";
import { askFlask, UNKNOWN_SERVER } from "./questions.ts";
import type { Sources } from "./sources.ts";

const CLASSES = ["flask.Flask", "flask.app.Flask"];

/** What `flask run` looks for in a module, in its order. https://flask.palletsprojects.com/en/stable/cli/#application-discovery */
const VARIABLES = ["app", "application"];
const FACTORIES = ["create_app", "make_app"];

/** What the edit is called. */
const WIRING = "Flask application";

const framework: Framework = {
  name: "flask",
  title: "Flask",
  module: "flask",
  classes: CLASSES,
  preferred: [...VARIABLES, ...FACTORIES],
  lookUp,
  find: findIn,
  start,
  wiring,
  home: (application) => bareRootOf(application) ?? application.folder,
  check,
  question: (application, directory) => {
    const options = optionsFor(application);
    return options ? ["-c", askFlask(directory, WIRING, options[1])] : UNKNOWN_SERVER;
  },
  evidence: () => [],
  notices: () => [],
  singleOut: "Write the one that you mean into .flaskenv, such as FLASK_APP=shop.web",
};

export const flask: Backend = {
  name: "flask",
  sign: "Flask(...)",
  detect: (root) => detectApplications(root, framework),
};

/** What Flask would take in a folder: FLASK_APP, else wsgi.py or app.py. */
function lookUp(sources: Sources, folder: string): Lookup | undefined {
  const variable = readVariable(sources.root, folder, "FLASK_APP");
  if (variable === undefined)
    return ["wsgi.py", "app.py"].map((name) => findIn(sources, folder, posix.join(folder, name))).find(Boolean);
  const [path = "", call] = variable.value.split(/:(?![\\/])/, 2);
  const file = fileOf(sources, folder, path);
  const found = file === undefined ? undefined : findIn(sources, folder, file, call?.replace(/\(.*$/s, "").trim());
  return found && { ...found, evidence: `FLASK_APP=${variable.value} in ${variable.file}:${variable.line}` };
}

/** The file of `shop`, `shop.web`, `shop/web` or `shop/web.py`. */
function fileOf({ root }: Sources, folder: string, path: string): string | undefined {
  if (!/[/\\]|\.py$/.test(path))
    return moduleFile(root, folder, path) ?? moduleFile(root, posix.join(folder, "src"), path);
  const file = posix.join(folder, path.replaceAll("\\", "/").replace(/\.py$/, ""));
  return [`${file}.py`, `${file}/__init__.py`].find((candidate) => isFile(posix.join(root, candidate)));
}

function findIn(sources: Sources, folder: string, file: string, name?: string): Lookup | undefined {
  if (!isFile(posix.join(sources.root, file))) return undefined;
  const own = creationsOf(sources.module(file), CLASSES).flatMap(({ scope, holder }) =>
    scope === "module" && "name" in holder ? [holder.name] : [],
  );
  const names = name === undefined ? [...VARIABLES, ...own, ...FACTORIES] : [name];
  for (const candidate of names) {
    const made = sources.follow(importRootsOf(sources, file, folder), file, candidate, CLASSES);
    if (made) return { entry: { file, name: candidate }, made };
  }
  return undefined;
}

function start(application: Application): Start {
  const { sources, folder } = application;
  const port = readVariable(sources.root, folder, "FLASK_RUN_PORT")?.value ?? "5000";
  const options = optionsFor(application);
  const bare = bareRootOf(application);
  const program = bare === undefined ? ["flask"] : ["python", "-m", "flask"];
  return {
    ...(options && { command: [...program, ...options.map(quoteWord), "run", "--debug"].join(" ") }),
    folder: bare ?? folder,
    url: `http://127.0.0.1:${port}`,
  };
}

/** Flask's own command where that imports what is started, else the import. */
function check(application: Application): string[] {
  const options = bareRootOf(application) === undefined ? optionsFor(application) : undefined;
  return options
    ? ["-m", "flask", ...options, "routes"]
    : importWords(application, bareRootOf(application) ?? application.folder);
}

/**
 * The folder on Python's path, where an `__init__.py` in it makes Flask import its modules as parts of a package. `python -m` puts it on the
 * path all the same, so that they find one another.
 */
function bareRootOf(application: Application): string | undefined {
  const { sources, folder } = application;
  if (readVariable(sources.root, folder, "FLASK_APP")) return undefined;
  const { importRoot } = placeOf(sources, entryOf(application)?.file ?? application.file);
  return isFile(posix.join(sources.root, importRoot, "__init__.py")) ? importRoot : undefined;
}

/** `--app shop`, or nothing where Flask finds the application by itself; undefined where there is none that it could be given. */
function optionsFor(application: Application): string[] | undefined {
  const { sources, folder } = application;
  const variable = readVariable(sources.root, folder, "FLASK_APP");
  if (variable) return ["--app", variable.value];
  const entry = servableEntry(application);
  if (!entry) return undefined;
  const home = bareRootOf(application) ?? folder;
  const target = targetOf(sources, home, entry.file);
  const name = isFoundByFlask(application, entry) ? "" : `:${entry.name}`;
  return name === "" && ["app", "wsgi"].includes(target) && entry.file === posix.join(home, `${target}.py`)
    ? []
    : ["--app", target + name];
}

/** A module, or, where the command's folder is not on Python's path, the way to its file: Flask puts the rest on the path. */
function targetOf(sources: Sources, folder: string, file: string): string {
  const { importRoot } = placeOf(sources, file);
  if (importRoot === folder) return moduleOf(sources, importRoot, file);
  return posix.relative(folder, file).replace(/(\/__init__)?\.py$/, "");
}

function isFoundByFlask({ sources }: Application, entry: Entry): boolean {
  if (entry.isFactory) return FACTORIES.includes(entry.name) && !needsArguments(sources, entry);
  const made = creationsOf(sources.module(entry.file), CLASSES).filter(({ scope }) => scope === "module");
  return VARIABLES.includes(entry.name) || made.length === 1;
}

function wiring(application: Application, importIn: (file: string) => OwnPackage): Wiring[] {
  const pkg = importIn(application.file);
  // An application whose extensions are set up in a module of their own may have the call there.
  const file = fileOfCalls(application, pkg.name, "init_app") ?? application.file;
  const named = application.lookup?.made.name;
  const app = { noun: WIRING, classes: CLASSES, preferred: framework.preferred, named };
  return [
    {
      name: WIRING,
      file,
      snippet: initSnippet(pkg, `${pkg.name}.init_app(app)`),
      edit: (source) => addInitCalls(source, pkg, { app, calledFrom: calledFrom(application, file) }),
    },
  ];
}

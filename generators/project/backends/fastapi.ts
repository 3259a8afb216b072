import { posix } from "node:path";
import { addInitCalls, initSnippet, isHeld, type Objects } from "../edits/addInitCalls.ts";
import type { OwnPackage } from "../edits/importPackage.ts";
import { readToml, table } from "../python/dependencies.ts";
import { moduleFile } from "../python/files.ts";
import { hasPackage } from "../python/interpreter.ts";
import { lineAt } from "../python/syntax.ts";
import { detectApplications, type Application, type Framework, type Lookup } from "./applications.ts";
import type { Backend, Wiring } from "./backend.ts";
import { calledFrom, callsIn, fileOfCalls } from "./calls.ts";
import { DEFAULT_FILES, folderOf, startOf } from "./fastapiCommand.ts";
import { importWords } from "./importWords.ts";
import { importRootsOf } from "./launchers.ts";
import { isRelated, placeOf } from "./place.ts";
import { askFastapi, targetOf } from "./questions.ts";
import type { Sources } from "./sources.ts";

const CLASSES = ["fastapi.FastAPI", "fastapi.applications.FastAPI", "starlette.applications.Starlette"];
const TEMPLATES = ["fastapi.templating.Jinja2Templates", "starlette.templating.Jinja2Templates"];

const framework: Framework = {
  name: "fastapi",
  title: "FastAPI",
  module: "fastapi",
  classes: CLASSES,
  preferred: ["app", "api"],
  lookUp,
  find: (sources, folder, file, name) => findIn(sources, folder, file, name === undefined ? ["app", "api"] : [name]),
  start: startOf,
  wiring,
  home: folderOf,
  check: (application) => importWords(application, folderOf(application)),
  question: (application, directory) => {
    const target = targetOf(application, folderOf(application));
    return typeof target === "string" ? target : ["-c", askFastapi(directory, wiringName(application), target)];
  },
  evidence: (application) => templatesOf(application).map(({ spelled }) => spelled),
  notices: noticesOf,
  singleOut: 'Write the one that you mean into pyproject.toml, such as [tool.fastapi] entrypoint = "shop.main:app"',
};

export const fastapi: Backend = {
  name: "fastapi",
  sign: "FastAPI(...) or Starlette(...)",
  detect: (root) => detectApplications(root, framework),
};

/** What `fastapi dev` would take in a folder. https://fastapi.tiangolo.com/fastapi-cli/ */
function lookUp(sources: Sources, folder: string): Lookup | undefined {
  const file = posix.join(folder, "pyproject.toml");
  const { entrypoint } = table(readToml(sources.root, file), "tool", "fastapi");
  if (typeof entrypoint === "string") {
    const [module = "", name = ""] = entrypoint.split(":");
    const target = moduleFile(sources.root, folder, module);
    const found = target === undefined ? undefined : findIn(sources, folder, target, [name]);
    const line = lineAt(sources.text(file), Math.max(sources.text(file).indexOf("entrypoint"), 0));
    if (found) return { ...found, evidence: `entrypoint = "${entrypoint}" in ${file}:${line}` };
  }
  const present = DEFAULT_FILES.map((name) => posix.join(folder, name)).find((path) => sources.files.includes(path));
  return present === undefined ? undefined : findIn(sources, folder, present, framework.preferred);
}

function findIn(sources: Sources, folder: string, file: string, names: readonly string[]): Lookup | undefined {
  const own = sources
    .creations(file, CLASSES)
    .flatMap(({ scope, holder }) => (scope === "module" && "name" in holder ? [holder.name] : []));
  for (const name of [...names, ...own]) {
    const made = sources.follow(importRootsOf(sources, file, folder), file, name, CLASSES);
    if (made) return { entry: { file, name }, made };
  }
  return undefined;
}

/** The template collections of the project, wherever they are made; those of a project beside this one are not its own. */
function templatesOf({ sources, folder, place }: Application) {
  const below = folder === "" || folder.startsWith("..") ? "" : `${folder}/`;
  return sources.files
    .filter((file) => file.startsWith(below))
    .flatMap((file) =>
      sources.creations(file, TEMPLATES).map((made) => {
        const { holder, class: name, line } = made;
        const variable = "name" in holder ? holder.name : undefined;
        const call = `${name}(...) in ${file}:${line}`;
        return { file, made, variable, spelled: variable === undefined ? call : `${variable} = ${call}` };
      }),
    )
    .filter(({ file }) => isRelated(sources, placeOf(sources, file).importRoot, place.importRoot));
}

function wiring(application: Application, importIn: (file: string) => OwnPackage): Wiring[] {
  const { file, lookup } = application;
  const pkg = importIn(file);
  const calls = callsIn(application, pkg.name);
  const own = fileOfCalls(application, pkg.name, "init_app") ?? file;
  const app = {
    noun: wiringName(application),
    classes: CLASSES,
    preferred: framework.preferred,
    named: lookup?.made.name,
  };
  const isGiven = ({ file: home, variable }: { file: string; variable: string | undefined }) =>
    calls.some(
      (call) => call.file !== home && variable !== undefined && call.args.map(lastName).includes(lastName(variable)),
    );
  const others = templatesOf(application).filter((found) => !isGiven(found));
  const besides = others.filter((found) => found.file === own && isHeld(found.made));
  const edit = (target: string, objects: Objects) => (source: string) =>
    addInitCalls(source, importIn(target), { ...objects, calledFrom: calledFrom(application, target) });
  return [
    {
      name: wiringName(application),
      file: own,
      snippet: initSnippet(importIn(own), `${pkg.name}.init_app(app)`),
      edit: edit(own, besides.length > 0 ? { app, templates: TEMPLATES } : { app }),
    },
    ...[...new Set(others.filter((found) => !besides.includes(found)).map((found) => found.file))].map((target) => ({
      name: `Jinja2Templates in ${target}`,
      file: target,
      snippet: initSnippet(importIn(target), `${pkg.name}.init_templates(templates)`),
      edit: edit(target, { templates: TEMPLATES }),
      optional: true,
    })),
  ];
}

/** What the edit of the application is called. */
function wiringName({ creation }: Application): string {
  return `${creation.class} application`;
}

/** `templates` of `deps.templates` */
function lastName(path: string): string {
  return path.split(".").at(-1) ?? path;
}

function noticesOf(application: Application): string[] {
  const { sources, folder, dependencies } = application;
  const brings = dependencies.some(
    ({ name, text }) => name === "jinja2" || (name === "fastapi" && /\[[^\]]*(standard|all)/.test(text)),
  );
  if (brings || templatesOf(application).length > 0 || hasPackage(sources.root, folder, "jinja2")) return [];
  return ["the frontend's pages and tags need Jinja2, which none of your dependencies brings: pip install jinja2"];
}

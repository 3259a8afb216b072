/**
 * What the project itself is asked after an edit: programs in Python that start the application as its server would, and print whether the
 * frontend is in it.
 */
import { MARK } from "../ask.ts";
import type { Application } from "./applications.ts";
import { importWords } from "./importWords.ts";
import { entryOf, needsArguments } from "./launchers.ts";

/** A value as Python spells it: strings and null, which JSON spells almost alike. */
function literal(value: string | undefined): string {
  return value === undefined ? "None" : JSON.stringify(value);
}

function printing(answers: string): string {
  return `import json\nprint("\\n" + ${literal(MARK)} + json.dumps(${answers}), flush=True)`;
}

/** One answer, as an expression of Python. `has` and `says` are expressions as well. */
function answer(name: string, has: string, says: string): string {
  return `{"name": ${literal(name)}, "has": ${has}, "says": ${says}}`;
}

/** For `manage.py shell -c`. */
export function askDjango(directory: string): string {
  return `
from django.apps import apps
from django.urls import get_resolver

def find_urls(patterns, before="/"):
    for pattern in patterns:
        path = before + str(pattern.pattern)
        module = getattr(pattern, "urlconf_module", None)
        if getattr(module, "__name__", "") == ${literal(`${directory}.urls`)}:
            return path
        found = find_urls(getattr(pattern, "url_patterns", []), path)
        if found:
            return found

installed = apps.is_installed(${literal(directory)})
urls = find_urls(get_resolver().url_patterns)
${printing(`[
    ${answer("INSTALLED_APPS", "installed", `"Django's registry has " + ("" if installed else "no ") + ${literal(directory)}`)},
    ${answer("urlpatterns", "bool(urls)", `${literal(`${directory}.urls`)} + (" is at " + str(urls) if urls else " is not among the URLs")`)},
]`)}
`.trim();
}

/** @param target what follows \`--app\`; undefined where Flask finds the application by itself */
export function askFlask(directory: string, name: string, target: string | undefined): string {
  return `
from flask.cli import ScriptInfo, load_dotenv
load_dotenv()
app = ScriptInfo(app_import_path=${literal(target)}).load_app()
has = ${literal(directory)} in app.blueprints
${printing(`[${answer(name, "has", saying("the Flask application", `the blueprint ${directory}`))}]`)}
`.trim();
}

/** An object of the project: `app` of `shop.main`. */
export interface Target {
  /** Python that imports the module: `import shop.main`. */
  readonly importing: string;
  readonly module: string;
  readonly name: string;
  /** Set for a function that has to be called. */
  readonly isFactory: boolean;
}

/** Why an application is not asked that nobody serves. */
export const UNKNOWN_SERVER = "nothing in the project tells what its server is given";

/**
 * What a server is given, or in one line why that cannot be made here.
 *
 * @param folder where Python is run
 */
export function targetOf(application: Application, folder: string): Target | string {
  const entry = entryOf(application);
  if (!entry) return UNKNOWN_SERVER;
  if (entry.isFactory && needsArguments(application.sources, entry)) return `${entry.name}() needs arguments`;
  const importing = importWords(application, folder).at(-1) ?? "";
  const module = /import ([\w.]+)$/.exec(importing)?.[1] ?? "";
  return { importing, module, name: entry.name, isFactory: entry.isFactory };
}

export function askFastapi(directory: string, name: string, target: Target): string {
  return `
${objectOf(target)}
# Middleware may stand around it.
while not hasattr(found, "router"):
    found = found.app
has = any(getattr(route, "path", "") == ${literal(`/static/${directory}`)} for route in found.router.routes)
${printing(`[${answer(name, "has", saying("the application", `the route /static/${directory}`))}]`)}
`.trim();
}

/** @param target an object with a registry, or an INI file, relative to where it is run */
export function askPyramid(directory: string, name: string, target: Target | { readonly ini: string }): string {
  const finding =
    "ini" in target ? `from pyramid.paster import get_app\nfound = get_app(${literal(target.ini)})` : objectOf(target);
  return `
${finding}
routes = found.registry.introspector.get_category("routes", [])
has = any(("." + each["introspectable"]["name"]).endswith(${literal(`.${directory}.static`)}) for each in routes)
${printing(`[${answer(name, "has", saying("Pyramid's registry", `the routes of ${directory}`))}]`)}
`.trim();
}

function objectOf({ importing, module, name, isFactory }: Target): string {
  return `${importing}\nimport sys\nfound = sys.modules[${literal(module)}].${name}${isFactory ? "()" : ""}`;
}

function saying(owner: string, thing: string): string {
  return `${literal(owner)} + (" has " if has else " does not have ") + ${literal(thing)}`;
}

/** Where a project has its templates, for tools that read them. */
import { join, posix } from "node:path";
import { findFiles, isFolder, list, readText } from "./python/files.ts";
import { parsePython, stringsIn, stringValue } from "./python/syntax.ts";

/** Folders that are templates by their names, wherever they are: Django looks for these in each app. */
export const CONVENTIONS = ["templates", "jinja2"] as const;

/** What stands in a file that says where templates are: Django's settings, Flask, Starlette, Jinja's loaders, Pyramid. */
const SAYS_WHERE = /\bDIRS\b|template_folder|Jinja2Templates|FileSystemLoader|PackageLoader|add_jinja2_search_path/;

const TEMPLATE = /\.(html?|jinja2?|j2)$/;

/** Folders whose pages nobody renders. */
const NOT_TEMPLATES = /^(static|staticfiles|media|docs|public)$/;

/**
 * The folders of templates that have another name than those of the conventions, as the project's Python files name them:
 * in `TEMPLATES`, `Flask(…, template_folder=…)`, `Jinja2Templates(…)`.
 *
 * @param root absolute path of the project
 * @returns paths relative to it
 */
export function unusualTemplateFolders(root: string): string[] {
  const files = findFiles(root, (name) => name.endsWith(".py"));
  const found = files.flatMap((file) => {
    const text = readText(root, file) ?? "";
    // Reading is cheap and parsing is not.
    if (!SAYS_WHERE.test(text)) return [];
    const module = parsePython(text);
    const names = stringsIn(module.root).flatMap((node) => stringValue(module, node) ?? []);
    return names.filter(isName).flatMap((name) => above(file).map((folder) => posix.join(folder, name)));
  });
  return [...new Set(found)].filter((folder) => !isConventional(folder) && holdsTemplates(join(root, folder))).sort();
}

/** A path of folders, not a sentence and not a dotted name. */
function isName(text: string): boolean {
  return /^[\w-]+(\/[\w-]+)*\/?$/.test(text);
}

/** The folder of a file, and those above it, up to the root. */
function above(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === "." ? [""] : [folder, ...above(folder)];
}

function isConventional(folder: string): boolean {
  return folder
    .split("/")
    .some((name) => CONVENTIONS.some((convention) => convention === name) || NOT_TEMPLATES.test(name));
}

function holdsTemplates(folder: string): boolean {
  if (!isFolder(folder)) return false;
  const entries = list(folder);
  // `registration/login.html` may be all that there is.
  const within = entries
    .filter((entry) => entry.isDirectory() && !isConventional(entry.name))
    .flatMap((entry) => list(join(folder, entry.name)));
  return [...entries, ...within].some((entry) => entry.isFile() && TEMPLATE.test(entry.name));
}

/** What a Django project's settings say that its frontend must be able to do. */
import { readText } from "../python/files.ts";
import { lineAt, parsePython, stringsIn, stringValue } from "../python/syntax.ts";
import type { Found } from "./djangoSettings.ts";

/** Django's Jinja2 template backend, as `TEMPLATES` names it. */
const JINJA = "django.template.backends.jinja2.Jinja2";

/**
 * Where the settings name Django's Jinja2 backend: in `TEMPLATES`, or wherever they build that from. A comment does not count.
 *
 * @param files the files of the settings modules, relative to `root`
 */
export function findJinja(root: string, files: readonly string[]): Found | undefined {
  for (const file of files) {
    const text = readText(root, file) ?? "";
    // Reading is cheap and parsing is not.
    if (!text.includes("jinja2")) continue;
    const module = parsePython(text);
    const literal = stringsIn(module.root).find((node) => stringValue(module, node) === JINJA);
    if (literal) return { value: JINJA, file, line: lineAt(text, literal.from) };
  }
  return undefined;
}

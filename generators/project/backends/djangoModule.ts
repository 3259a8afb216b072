/** Which settings module a Django project has, where its manage.py does not say. */
import { join, posix } from "node:path";
import { readToml, table } from "../python/dependencies.ts";
import { readVariable } from "../python/environmentFiles.ts";
import { findFiles, readText } from "../python/files.ts";
import { readIni } from "../python/iniFiles.ts";
import { settingsModulesIn } from "./djangoSettings.ts";

/** A settings module by its name, and the place that names it. */
export interface NamedModule {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/**
 * The settings modules that a project's files name, the likeliest first: what manage.py, a `.env` file and the server's scripts say, then
 * what the tools for tests and types are told.
 *
 * @param manage `backend/manage.py`
 */
export function settingsModulesOf(root: string, manage: string): NamedModule[] {
  const folder = posix.join(posix.dirname(manage), ".");
  const own = settingsModulesIn(readText(root, manage) ?? "").map((named) => ({ ...named, file: manage }));
  const places = [...new Set([folder, "."])];
  return [
    ...own.slice(0, 1),
    ...places.flatMap((place) => readVariable(root, place, NAME) ?? []),
    ...inScripts(root, folder),
    ...places.flatMap((place) => inTools(root, place)),
  ];
}

const NAME = "DJANGO_SETTINGS_MODULE";

function inScripts(root: string, folder: string): NamedModule[] {
  const scripts = findFiles(join(root, folder), (name) => ["wsgi.py", "asgi.py"].includes(name), 2);
  return scripts
    .map((script) => posix.join(folder, script))
    .flatMap((file) => settingsModulesIn(readText(root, file) ?? "").map((named) => ({ ...named, file })));
}

/** What pytest-django, django-stubs and tox are told. https://pytest-django.readthedocs.io/en/latest/configuring_django.html */
function inTools(root: string, place: string): NamedModule[] {
  const at = (name: string) => posix.join(place, name);
  const pyproject = table(readToml(root, at("pyproject.toml")), "tool");
  const ini = (file: string) => readIni(root, place, file);
  const values: [string, unknown][] = [
    ["pyproject.toml", table(pyproject, "pytest", "ini_options")[NAME]],
    ["pyproject.toml", table(pyproject, "pytest")[NAME]],
    ["pyproject.toml", table(pyproject, "django-stubs").django_settings_module],
    ["pytest.ini", ini("pytest.ini")?.get("pytest")?.get(NAME)],
    [".pytest.ini", ini(".pytest.ini")?.get("pytest")?.get(NAME)],
    ["tox.ini", ini("tox.ini")?.get("pytest")?.get(NAME)],
    [
      "tox.ini",
      /^\s*(?:setenv\s*=\s*)?DJANGO_SETTINGS_MODULE\s*=\s*([\w.]+)/m.exec(readText(root, at("tox.ini")) ?? "")?.[1],
    ],
    ["setup.cfg", ini("setup.cfg")?.get("tool:pytest")?.get(NAME)],
    ["setup.cfg", ini("setup.cfg")?.get("mypy.plugins.django-stubs")?.get("django_settings_module")],
    ["mypy.ini", ini("mypy.ini")?.get("mypy.plugins.django-stubs")?.get("django_settings_module")],
  ];
  return values.flatMap(([name, value]): NamedModule[] => {
    if (typeof value !== "string" || !/^[\w.]+$/.test(value)) return [];
    const before = (readText(root, at(name)) ?? "").split(value)[0] ?? "";
    return [{ value, file: at(name), line: before.split("\n").length }];
  });
}

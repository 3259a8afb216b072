import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { NO_PYTHON } from "../ask.ts";
import { addInstalledApp, installedAppSnippet } from "../edits/addInstalledApp.ts";
import { addUrl, urlSnippet, type Url } from "../edits/addUrl.ts";
import type { EditResult } from "../edits/edit.ts";
import { dependenciesIn, readToml, table, type Dependency } from "../python/dependencies.ts";
import { findFiles, moduleFile, readText } from "../python/files.ts";
import { findInterpreter } from "../python/interpreter.ts";
import { packagingNotice } from "../python/packaging.ts";
import { projectName } from "../python/projectName.ts";
import { eventsOf } from "../python/statements.ts";
import { lineAt, parsePython } from "../python/syntax.ts";
import type { Backend, Check, Detection, Project, Start, Wiring } from "./backend.ts";
import { findJinja } from "./djangoFeatures.ts";
import { nameProblem } from "./djangoNames.ts";
import { askDjango } from "./questions.ts";
import { pathFoldersIn, readSettings, settingsModulesIn, type Found, type Settings } from "./djangoSettings.ts";

/** A Django project as it lies on the disk, before anybody asks it anything. */
interface DjangoProject {
  root: string;
  /** `backend/manage.py` */
  manage: string;
  settings: Settings;
  /** The file that INSTALLED_APPS is added to: where it is set, else the settings module itself. */
  appsFile: string;
  /** The root URLconf's file, if the settings name one that is there. */
  urls?: string;
  dependencies: Dependency[];
  /** Settings that the server starts with, where wsgi.py or asgi.py name others than manage.py does. */
  served: Settings[];
  /** Where the settings name Django's Jinja2 backend. */
  jinja: Found | undefined;
}

export const django: Backend = { name: "django", sign: "manage.py", detect };

function detect(root: string): Detection {
  const scripts = findFiles(root, (name) => name === "manage.py");
  // In the folder of a project that project is meant, whatever examples and test projects lie below it.
  const candidates = scripts.includes("manage.py") ? ["manage.py"] : scripts;
  const found = candidates.map((manage) => inspect(root, manage));
  const projects = found.flatMap((project) => (typeof project === "string" ? [] : [describe(project)]));
  const hints = found.filter((problem) => typeof problem === "string");
  if (projects.length > 0) return { projects, hints };
  return { projects, hints: [...hints, ...(scripts.length === 0 ? noScript(root) : [])] };
}

/** What there is to say where no manage.py was found. */
function noScript(root: string): string[] {
  const named = dependenciesIn(root, "").find(({ name }) => name === "django");
  const above = foldersAbove(root).find((folder) => existsSync(join(folder, "manage.py")));
  return [
    ...(named ? [`Django is named in ${at(named)}, but no manage.py was found.`] : []),
    ...(above === undefined ? [] : [`There is a manage.py above: ${join(above, "manage.py")}`]),
  ];
}

function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

/** The project of a manage.py, or one sentence on what is missing. */
function inspect(root: string, manage: string): DjangoProject | string {
  const text = readText(root, manage) ?? "";
  const [named] = settingsModulesIn(text);
  const folder = posix.dirname(manage);
  const module = named?.value ?? settingsOfTools(root, folder);
  if (module === undefined)
    return `${manage} was found, but it does not name a settings module (DJANGO_SETTINGS_MODULE).`;
  // What Python has on its path: the script's folder, what the script adds, and the src folders that installed projects use.
  const importRoots = [".", ...pathFoldersIn(text), "src"].map((path) => posix.join(folder, path));
  const settings = readSettings(
    root,
    [...new Set([...importRoots, "src", "."])].map((path) => (path === "." ? "" : path)),
    module,
  );
  if (!settings) return `${manage}:${named?.line ?? 1} names the settings ${module}, but there is no such module.`;
  const urls = settings.urlconf && moduleFile(root, settings.importRoot, settings.urlconf.value);
  const served = servedSettings(root, settings);
  return {
    root,
    manage,
    settings,
    appsFile: settings.apps?.file ?? settings.files[0] ?? manage,
    ...(urls !== undefined && { urls }),
    dependencies: [...new Set(["", folder === "." ? "" : folder])].flatMap((place) => dependenciesIn(root, place)),
    served,
    jinja: findJinja(
      root,
      [settings, ...served].flatMap(({ files }) => files),
    ),
  };
}

/** The settings module that pytest-django or django-stubs are given in pyproject.toml. */
function settingsOfTools(root: string, folder: string): string | undefined {
  const pyproject = readToml(root, posix.join(folder, "pyproject.toml")) ?? readToml(root, "pyproject.toml");
  const value =
    table(pyproject, "tool", "pytest", "ini_options").DJANGO_SETTINGS_MODULE ??
    table(pyproject, "tool", "django-stubs").django_settings_module;
  return typeof value === "string" ? value : undefined;
}

function describe(project: DjangoProject): Project {
  const { root, manage, settings } = project;
  return {
    backend: "django",
    root,
    base: settings.importRoot,
    package: "",
    evidence: evidenceOf(project),
    features: project.jinja ? ["jinja2"] : [],
    name: projectName(root, posix.dirname(manage), packageOf(settings.module)),
    notices: (directory) => noticesOf(project, directory),
    nameProblem: (directory) => nameProblem(directory, project),
    wiring: (directory) => wiringOf(project, directory),
    check: () => Promise.resolve(commandOf(project, "check")),
    question: (directory) => Promise.resolve(commandOf(project, "shell", "-c", askDjango(directory)) ?? NO_PYTHON),
    start: startOf(manage),
  };
}

/** The package of the settings; a module of its own says nothing. */
function packageOf(settingsModule: string): string {
  return settingsModule.includes(".") ? (settingsModule.split(".")[0] ?? "") : "";
}

function evidenceOf({ manage, settings, appsFile, urls, root, dependencies, jinja }: DjangoProject): string[] {
  const apps = settings.apps ? `INSTALLED_APPS in ${at(settings.apps)}` : `settings in ${appsFile}`;
  const requirement = dependencies.find(({ name }) => name === "django");
  const patterns = urls === undefined ? undefined : eventsOf(parsePython(readText(root, urls) ?? ""), "urlpatterns")[0];
  return [
    `django: ${manage}, ${apps}`,
    ...(urls === undefined
      ? []
      : [`urlpatterns in ${urls}:${lineAt(readText(root, urls) ?? "", patterns?.node.from ?? 0)}`]),
    ...(requirement ? [`${requirement.text} in ${at(requirement)}`] : []),
    ...(jinja ? [`jinja2: ${jinja.value} in ${at(jinja)}`] : []),
  ];
}

function wiringOf(project: DjangoProject, directory: string): Wiring[] {
  const { settings, appsFile, urls } = project;
  const url: Url = { route: `${directory}/`, include: `${directory}.urls` };
  const unknownUrls = (): EditResult => ({
    status: "refused",
    reason: settings.urlconf
      ? `the URLconf ${settings.urlconf.value} was not found`
      : "ROOT_URLCONF is not set by a string",
    snippet: urlSnippet(url),
    line: settings.urlconf?.line ?? 1,
  });
  return [
    {
      name: "INSTALLED_APPS",
      file: appsFile,
      snippet: installedAppSnippet(directory),
      edit: (source) => addInstalledApp(source, directory),
    },
    {
      name: "urlpatterns",
      file: urls ?? settings.urlconf?.file ?? appsFile,
      snippet: urlSnippet(url),
      edit: urls === undefined ? unknownUrls : (source) => addUrl(source, url),
    },
  ];
}

function noticesOf(project: DjangoProject, directory: string): string[] {
  const { root, settings } = project;
  const packaging = packagingNotice(root, settings.importRoot, directory, [directory, `${directory}.templatetags`]);
  return [
    ...(packaging === undefined ? [] : [packaging]),
    ...storageNotices(settings, directory),
    ...otherSettings(project, directory),
  ];
}

/** Storages that hash what the build has hashed already. */
function storageNotices({ storage }: Settings, directory: string): string[] {
  return storage.flatMap((found) => {
    const hashing = found.value
      .split(" ")
      .find((backend) => /(^|\.)(Compressed)?ManifestStaticFilesStorage$/.test(backend));
    if (hashing === undefined) return [];
    const better = `${directory}.storage.${hashing.split(".").at(-1) ?? ""}`;
    return [
      `${at(found)} names ${hashing}, which hashes a second time what the build has hashed.\nPut "${better}" in its place.`,
    ];
  });
}

/** Settings that the server starts with, and that do not pass through the file that is edited. */
function otherSettings({ served, appsFile }: DjangoProject, directory: string): string[] {
  return served.flatMap(({ module, apps }) =>
    apps === undefined || apps.file === appsFile
      ? []
      : [`${at(apps)} (${module}) sets INSTALLED_APPS for itself: add "${directory}" there as well.`],
  );
}

/** The settings modules that wsgi.py and asgi.py name, where manage.py names another. */
function servedSettings(root: string, { module: own, files, importRoot }: Settings): Settings[] {
  if (files.length === 0) return [];
  const scripts = findFiles(join(root, importRoot), (name) => ["wsgi.py", "asgi.py"].includes(name), 2);
  const modules = scripts.flatMap((script) => settingsModulesIn(readText(root, posix.join(importRoot, script)) ?? ""));
  const others = new Set(modules.map(({ value }) => value).filter((module) => module !== own));
  return [...others].flatMap((module) => readSettings(root, [importRoot], module) ?? []);
}

function startOf(manage: string): Start {
  const folder = posix.dirname(manage);
  return { command: "python manage.py runserver", folder: folder === "." ? "" : folder, url: "http://127.0.0.1:8000" };
}

/** A command of manage.py, with the project's own interpreter. */
function commandOf({ root, manage }: DjangoProject, ...words: string[]): Check | undefined {
  const python = findInterpreter(root, posix.dirname(manage), "django");
  return python && { command: [...python.command, manage, ...words], folder: "" };
}

function at({ file, line }: Pick<Found, "file" | "line">): string {
  return `${file}:${line}`;
}

import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import once from "lodash-es/once.js";
import { NO_PYTHON } from "../ask.ts";
import { foldersAbove } from "../../folders.ts";
import { shown } from "../../shown.ts";
import { dependenciesIn, type Dependency } from "../python/dependencies.ts";
import { findFiles, moduleFile, readText } from "../python/files.ts";
import { findTooOld } from "../python/floors.ts";
import { findInterpreter } from "../python/interpreter.ts";
import { packagingNotice } from "../python/packaging.ts";
import { projectName } from "../python/projectName.ts";
import { eventsOf } from "../python/statements.ts";
import { isTemplate, lineAt, parsePython } from "../python/syntax.ts";
import type { Backend, Check, Detection, Edited, Project, Start } from "./backend.ts";
import { findJinja } from "./djangoFeatures.ts";
import { settingsModulesOf } from "./djangoModule.ts";
import { nameProblem } from "./djangoNames.ts";
import { routeIn } from "./djangoRoute.ts";
import { pathFoldersIn, readSettings, settingsModulesIn, type Found, type Settings } from "./djangoSettings.ts";
import { storageNotices } from "./djangoStorage.ts";
import { middlewareWiring, wiringOf } from "./djangoWiring.ts";
import { askDjango } from "./questions.ts";

/** A Django project as it lies on the disk, before anybody asks it anything. */
interface DjangoProject {
  root: string;
  /** `backend/manage.py` */
  manage: string;
  /** Whether manage.py leaves it to the environment which settings there are. */
  isSilent: boolean;
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

/** The project of a manage.py, or one sentence on what is missing. */
function inspect(root: string, manage: string): DjangoProject | string {
  const text = readText(root, manage) ?? "";
  if (isTemplate(text)) return `${manage} is a template of a script, which cannot be read as Python.`;
  const folder = posix.dirname(manage);
  const named = settingsModulesOf(root, manage);
  const [first] = named;
  if (!first) return `${manage} was found, but it does not name a settings module (DJANGO_SETTINGS_MODULE).`;
  // What Python has on its path: the script's folder, what the script adds, and the src folders that installed projects use. A script in
  // a package (`box/manage.py` of `box.settings`) needs the folder above.
  const paths = [".", ...pathFoldersIn(text), "src"].map((path) => posix.join(folder, path));
  const importRoots = [...new Set([...paths, "src", ".", posix.join(folder, "..")])].map((path) =>
    path === "." ? "" : path,
  );
  const found = named
    .map(({ value }) => readSettings(root, importRoots, value))
    .find((each) => each !== undefined && !each.files[0]?.startsWith(".."));
  if (!found)
    return `${first.file}:${first.line} names the settings ${shown(first.value)}, but there is no such module.`;
  // Above the folder that the command was started in, nothing is written; the script's own folder is on the path too.
  const settings = found.importRoot.startsWith("..") ? { ...found, importRoot: folder === "." ? "" : folder } : found;
  // One that is computed is most often the one beside the settings; the project is asked afterwards.
  const urlconf = settings.urlconf?.value ?? `${packageOf(settings.module)}.urls`;
  const urls = [found.importRoot, ...importRoots]
    .map((importRoot) => moduleFile(root, importRoot, urlconf))
    .find((file) => file !== undefined && !file.startsWith(".."));
  const served = servedSettings(root, settings, [found.importRoot]);
  return {
    root,
    manage,
    // A script that says nothing gets the module from the environment.
    isSilent: !text.includes("DJANGO_SETTINGS_MODULE"),
    settings,
    appsFile: settings.apps?.file ?? settings.files[0] ?? manage,
    ...(urls !== undefined && { urls }),
    dependencies: placesOf(manage).flatMap((place) => dependenciesIn(root, place)),
    served,
    jinja: findJinja(
      root,
      [settings, ...served].flatMap(({ files }) => files),
    ),
  };
}

/** The folders that say what the project needs, the nearest first. */
function placesOf(manage: string): string[] {
  const folder = posix.dirname(manage);
  return [...new Set([folder === "." ? "" : folder, ""])];
}

function describe(project: DjangoProject): Project {
  const { root, manage, settings } = project;
  const interpreter = once(() => findInterpreter(root, posix.dirname(manage), "django"));
  const command = (name: string, ...words: string[]) => commandOf(project, interpreter, name, words);
  return {
    backend: "django",
    root,
    base: settings.importRoot,
    package: "",
    evidence: evidenceOf(project),
    features: project.jinja ? ["jinja2"] : [],
    name: projectName(root, posix.dirname(manage), packageOf(settings.module)),
    notices: (directory, edited) => noticesOf(project, directory, edited),
    route: (directory, edited) => routeOf(project, directory, edited),
    nameProblem: (directory) => nameProblem(directory, project),
    tooOld: () => findTooOld(root, placesOf(manage), ["django"]),
    wiring: (directory, choices) => [
      ...wiringOf(project, directory),
      ...(choices?.architecture === "ssr-service" ? [middlewareWiring(project, directory)] : []),
    ],
    interpreter,
    check: () => command("check"),
    question: async (directory) => (await command("shell", "-c", askDjango(directory))) ?? NO_PYTHON,
    start: startOf(project),
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

function noticesOf(project: DjangoProject, directory: string, edited: Edited): string[] {
  const { root, settings, served } = project;
  const packaging = packagingNotice(root, settings.importRoot, directory, [directory, `${directory}.templatetags`]);
  const storage = {
    root,
    importRoots: [...new Set([settings.importRoot, ""])],
    files: [...new Set([settings, ...served].flatMap(({ files }) => files))],
    read: (file: string) => edited.get(file) ?? readText(root, file),
  };
  return [
    ...(packaging === undefined ? [] : [packaging]),
    ...storageNotices(storage, directory),
    ...otherSettings(project, directory),
  ];
}

/** The sample page's path, with the prefix that the URLconf may have. */
function routeOf({ root, settings, urls = "" }: DjangoProject, directory: string, edited: Edited): string {
  const text = edited.get(urls) ?? readText(root, urls) ?? "";
  return routeIn(text, `${directory}.urls`, settings.text) ?? `${directory}/`;
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
function servedSettings(
  root: string,
  { module: own, files, importRoot }: Settings,
  importRoots: readonly string[],
): Settings[] {
  if (files.length === 0) return [];
  const scripts = findFiles(join(root, importRoot), (name) => ["wsgi.py", "asgi.py"].includes(name), 2);
  const modules = scripts.flatMap((script) => settingsModulesIn(readText(root, posix.join(importRoot, script)) ?? ""));
  const others = new Set(modules.map(({ value }) => value).filter((module) => module !== own));
  return [...others].flatMap((module) => readSettings(root, importRoots, module) ?? []);
}

function startOf({ manage, isSilent, settings }: DjangoProject): Start {
  const folder = posix.dirname(manage);
  return {
    command: "python manage.py runserver",
    folder: folder === "." ? "" : folder,
    url: "http://127.0.0.1:8000",
    ...(isSilent && { env: { DJANGO_SETTINGS_MODULE: settings.module } }),
  };
}

/** A command of manage.py, with the project's own interpreter. */
async function commandOf(
  { manage, isSilent, settings }: DjangoProject,
  interpreter: Project["interpreter"],
  name: string,
  words: readonly string[],
): Promise<Check | undefined> {
  const python = await interpreter();
  const options = isSilent ? ["--settings", settings.module] : [];
  return python && { command: [...python.command, manage, name, ...options, ...words], folder: "" };
}

function at({ file, line }: Pick<Found, "file" | "line">): string {
  return `${file}:${line}`;
}

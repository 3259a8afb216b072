/** Projects of the frameworks whose application is an object that the project makes: Flask, FastAPI, Pyramid. */
import { join } from "node:path";
import once from "lodash-es/once.js";
import type { BackendName } from "../../choices.ts";
import { NO_PYTHON } from "../ask.ts";
import { narrow } from "../edits/chooseCreation.ts";
import type { OwnPackage } from "../edits/importPackage.ts";
import { nameOf, type Creation } from "../python/creations.ts";
import { dependenciesIn, type Dependency } from "../python/dependencies.ts";
import { findTooOld } from "../python/floors.ts";
import { findInterpreter } from "../python/interpreter.ts";
import { packagingNotice } from "../python/packaging.ts";
import { projectName } from "../python/projectName.ts";
import { wheelNotice } from "../python/wheel.ts";
import type { Check, Detection, Project, Start, Wiring } from "./backend.ts";
import { nameProblem } from "./names.ts";
import { importFrom, placeOf, runFolderOf, type Place } from "./place.ts";
import { Sources } from "./sources.ts";
import type { Started } from "./starts.ts";

/** An object that a framework's own lookup would take: `app` of `shop/wsgi.py`. */
export interface Named {
  readonly file: string;
  readonly name: string;
}

/** What the framework's own configuration and conventions say about the application of a folder. */
export interface Lookup {
  /** Where the server starts. */
  readonly entry: Named;
  /** Where the application is made. */
  readonly made: Named;
  /** `FLASK_APP=shop in .flaskenv:1`; nothing where it is a convention. */
  readonly evidence?: string;
  /** The command of another server that says so. */
  readonly started?: Started;
}

/** One application, as it lies on the disk. */
export interface Application {
  readonly sources: Sources;
  readonly classes: readonly string[];
  readonly file: string;
  readonly creation: Creation;
  readonly place: Place;
  /** The folder that the project's commands are run in. */
  readonly folder: string;
  readonly lookup?: Lookup | undefined;
  readonly dependencies: readonly Dependency[];
}

/** What tells the frameworks apart. */
export interface Framework {
  readonly name: BackendName;
  /** As a person writes it: "FastAPI". */
  readonly title: string;
  /** The name on PyPI. */
  readonly module: string;
  readonly classes: readonly string[];
  /** Names that the framework looks for by itself. */
  readonly preferred: readonly string[];
  /** What the framework's own configuration or conventions say of a folder. */
  readonly lookUp: (sources: Sources, folder: string) => Lookup | undefined;
  /** What the framework would take of a file, by its name where it is given one. */
  readonly find: (sources: Sources, folder: string, file: string, name?: string) => Lookup | undefined;
  readonly start: (application: Application) => Start;
  /** The folder that the server runs in, where it is another than that of the project's commands. */
  readonly home?: (application: Application) => string;
  readonly wiring: (application: Application, importIn: (file: string) => OwnPackage) => Wiring[];
  /** The arguments for Python that tell whether the project is sound. */
  readonly check: (application: Application) => string[];
  /** The arguments for Python that ask the application whether it has the frontend, or in one line why it cannot be asked. */
  readonly question: (application: Application, directory: string) => string[] | string;
  /** More places that speak for the framework. */
  readonly evidence: (application: Application) => string[];
  readonly notices: (application: Application) => string[];
  /** How the user says which of several applications in a folder is meant. */
  readonly singleOut: string;
}

export function detectApplications(root: string, framework: Framework): Detection {
  const sources = new Sources(root);
  const found = sources.files.flatMap((file) => inspect(sources, file, framework));
  const folders = [...new Set(found.map(({ folder }) => folder))];
  const groups = folders.map((folder) => settle(found.filter((each) => each.folder === folder)));
  // In the folder of a project that project is meant, whatever stands in folders below it.
  const here = groups.find(([first, ...others]) => first && others.length === 0 && isHere(first));
  const applications = here ?? groups.flat();
  return {
    projects: applications.map((application) => describe(application, framework)),
    hints: applications.length > 0 ? [] : hintsOf(sources, framework),
  };
}

function inspect(sources: Sources, file: string, framework: Framework): Application[] {
  const { classes, preferred } = framework;
  const creations = sources.creations(file, classes);
  if (creations.length === 0) return [];
  const place = placeOf(sources, file);
  const folder = runFolderOf(sources, place);
  const own = lookups(sources, folder, framework).find(({ made }) => made.file === file);
  const [creation] = narrow(sources.module(file), creations, { named: own?.made.name, preferred });
  if (!creation) return [];
  const dependencies = placesOf({ folder, place }).flatMap((path) => dependenciesIn(sources.root, path));
  return [{ sources, classes, file, creation, place, folder, lookup: own, dependencies }];
}

/** The folders that say what an application needs, the nearest first. */
function placesOf({ folder, place }: Pick<Application, "folder" | "place">): string[] {
  return [...new Set([folder, place.importRoot, ""])].filter((path) => !path.startsWith(".."));
}

/** The packages whose versions matter: the framework, and what it stands on. */
function packagesOf(application: Application): string[] {
  const name = moduleOf(application);
  return name === "fastapi" ? [name, "starlette"] : [name];
}

/** What is known of a folder: the framework's configuration has the last word, then what is started, then its conventions. */
function lookups(sources: Sources, folder: string, { lookUp, find }: Framework): Lookup[] {
  const own = lookUp(sources, folder);
  if (own?.evidence !== undefined) return [own];
  const started = sources.starts
    .filter(({ program }) => program !== "script")
    .filter(({ path }) => runFolderOf(sources, placeOf(sources, path)) === folder)
    .flatMap((start): Lookup[] => {
      const found = find(sources, folder, start.path, start.name);
      return found ? [{ ...found, evidence: start.evidence, started: start }] : [];
    });
  return started.length > 0 || !own ? started : [own];
}

/** The one application of a folder that the framework would take; all where it takes none. */
function settle(applications: Application[]): Application[] {
  const chosen = applications.filter(({ lookup }) => lookup !== undefined);
  return chosen.length > 0 ? chosen : applications;
}

function isHere({ folder, place, lookup }: Application): boolean {
  return folder === "" && (lookup !== undefined || ["", "src"].includes(place.importRoot));
}

function describe(application: Application, framework: Framework): Project {
  const { sources, place, folder, dependencies } = application;
  const { root } = sources;
  const requirement = dependencies.find(({ name }) => name === moduleOf(application));
  const interpreter = once(() => findInterpreter(root, folder, moduleOf(application)));
  const command = (words: readonly string[]) => commandOf(application, framework, interpreter, words);
  return {
    backend: framework.name,
    root,
    base: place.base,
    package: place.package,
    evidence: [
      `${framework.name}: ${spell(application)}`,
      ...(application.lookup?.evidence === undefined ? [] : [application.lookup.evidence]),
      ...(requirement ? [`${requirement.text} in ${requirement.file}:${requirement.line}`] : []),
      ...framework.evidence(application),
    ],
    features: [],
    name: projectName(root, folder, place.package.split(".")[0] ?? ""),
    singleOut: framework.singleOut,
    notices: (directory) => {
      const packaging =
        place.package === ""
          ? packagingNotice(root, place.base, directory, [directory])
          : wheelNotice(join(root, folder), `${place.package}.${directory}`, join(root, place.base, directory));
      return [...(packaging === undefined ? [] : [packaging]), ...framework.notices(application)];
    },
    route: (directory) => `${directory}/`,
    nameProblem: (directory) => nameProblem(directory, application),
    tooOld: () => findTooOld(root, placesOf(application), packagesOf(application)),
    wiring: (directory) => framework.wiring(application, (file) => importFrom(sources, place, file, directory)),
    start: framework.start(application),
    interpreter,
    check: () => command(framework.check(application)),
    question: async (directory) => {
      const words = framework.question(application, directory);
      return typeof words === "string" ? words : ((await command(words)) ?? NO_PYTHON);
    },
  };
}

/** `app = Flask(...) in shop/__init__.py:12`, `create_app() makes Flask(...) in …` */
function spell({ sources, file, creation }: Application): string {
  const { holder, function: around } = creation;
  const call = `${creation.class}(...) in ${file}:${creation.line}`;
  if (around) return `${nameOf(sources.module(file), around)}() makes ${call}`;
  return "name" in holder ? `${holder.name} = ${call}` : call;
}

/** The package that the application's class comes from, which is also its name on PyPI: `starlette` for a plain Starlette application. */
function moduleOf({ creation }: Application): string {
  return creation.of.split(".")[0] ?? creation.of;
}

/** Python with arguments, with the project's own interpreter, where the server runs. */
async function commandOf(
  application: Application,
  { home }: Framework,
  interpreter: Project["interpreter"],
  words: readonly string[],
): Promise<Check | undefined> {
  const python = await interpreter();
  return python && { command: [...python.command, ...words], folder: home?.(application) ?? application.folder };
}

/** What there is to say where no application counts. */
function hintsOf(sources: Sources, { title, module, classes }: Framework): string[] {
  const [aside] = sources.aside.flatMap((file) =>
    sources.creations(file, classes).map((made) => `${made.class}(...) in ${file}:${made.line}`),
  );
  const [template] = sources.templates(classes);
  const named = dependenciesIn(sources.root, "").find(({ name }) => name === module);
  return [
    ...(named ? [`${title} is named in ${named.file}:${named.line}, but no application was found.`] : []),
    ...(template === undefined
      ? []
      : [
          `${template} is a template, which cannot be read as Python: run the command in a project that is made from it.`,
        ]),
    ...(aside === undefined ? [] : [`${aside} is among tests, examples or documentation, which do not count.`]),
  ];
}

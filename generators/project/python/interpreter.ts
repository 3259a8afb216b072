import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { isOnPath } from "../../processes/onPath.ts";
import { run } from "../../processes/run.ts";
import { normalName } from "./dependencies.ts";
import { isFile, isFolder, readText } from "./files.ts";

/** The Python that runs a project. */
export interface Interpreter {
  /** The command and its first arguments; a path in it is absolute. */
  command: string[];
  evidence: string;
}

/** Package managers that keep an environment where only they find it, by their lock file; `place` is its folder, `""` for the root. */
const RUNNERS: { lock: string; program: string; words: (place: string) => string[] }[] = [
  // --no-sync: a check must not install anything.
  {
    lock: "uv.lock",
    program: "uv",
    words: (place) => ["run", "--no-sync", ...(place ? ["--project", place] : []), "python"],
  },
  {
    lock: "poetry.lock",
    program: "poetry",
    words: (place) => [...(place ? ["--project", place] : []), "run", "python"],
  },
  { lock: "Pipfile.lock", program: "pipenv", words: () => ["run", "python"] },
];

/** Seconds that the Python of the PATH has to say whether it knows a package. */
const PATIENCE = 10;

/**
 * Finds a project's own interpreter: the activated environment, one that stands beside the project, that of its package manager, and at
 * last the PATH's, if it can import what the project needs.
 *
 * @param folder where the project's own command is, relative to `root`: environments are looked for from there up to the root
 * @param needs a module that the project cannot do without: `django`
 */
export async function findInterpreter(
  root: string,
  folder: string,
  needs: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Interpreter | undefined> {
  const folders = upwards(folder);
  const activated = env.VIRTUAL_ENV ? pythonIn(env.VIRTUAL_ENV) : undefined;
  if (activated) return { command: [activated], evidence: "VIRTUAL_ENV" };
  for (const name of [".venv", "venv", "env"]) {
    for (const place of folders) {
      const python = pythonIn(join(root, place, name));
      if (python) return { command: [python], evidence: posix.join(place, name) };
    }
  }
  for (const { lock, program, words } of RUNNERS) {
    const place = folders.find((candidate) => existsSync(join(root, candidate, lock)));
    if (place === undefined || !isOnPath(program, env)) continue;
    return { command: [program, ...words(place)], evidence: posix.join(place, lock) };
  }
  // At once: each may be the shim of a version manager, which thinks for longer than Python starts.
  const names = ["python3", "python"];
  const can = await Promise.all(names.map((name) => canImport(root, name, needs, env)));
  const python = names.find((_, index) => can[index]);
  return python === undefined
    ? undefined
    : { command: [python], evidence: `${python} on the PATH, which has ${needs}` };
}

/**
 * Whether a project's environment has a package installed. Nothing is run: what lies in no folder that we know counts as absent.
 *
 * @param module the package as it is imported: `fastapi_cli`
 */
export function hasPackage(
  root: string,
  folder: string,
  module: string,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  const environment = environmentOf(root, folder, env);
  return environment !== undefined && sitePackages(environment.path).some((site) => isFolder(join(site, module)));
}

/**
 * The version of a package, or of Python itself, in a project's environment. Nothing is run.
 *
 * @param name as PyPI compares it: `django`, `python`
 * @returns undefined where there is no environment, or it has no such package
 */
export function installedVersion(
  root: string,
  folder: string,
  name: string,
  env: NodeJS.ProcessEnv = process.env,
): { version: string; place: string } | undefined {
  const environment = environmentOf(root, folder, env);
  if (!environment) return undefined;
  const { path, place } = environment;
  if (name === "python") {
    const [, version] = /^version(?:_info)?\s*=\s*(\d+(?:\.\d+)+)/m.exec(readText(path, "pyvenv.cfg") ?? "") ?? [];
    return version === undefined ? undefined : { version, place };
  }
  // https://packaging.python.org/en/latest/specifications/recording-installed-packages/
  const [version] = sitePackages(path)
    .flatMap(namesIn)
    .flatMap((entry) => {
      const [, project = "", number = ""] = /^(.+?)-([^-]+)\.dist-info$/.exec(entry) ?? [];
      return normalName(project) === name ? [number] : [];
    });
  return version === undefined ? undefined : { version, place };
}

/** The environment of a project: the active one, or one that stands beside it. */
function environmentOf(
  root: string,
  folder: string,
  env: NodeJS.ProcessEnv,
): { path: string; place: string } | undefined {
  const beside = [".venv", "venv", "env"].flatMap((name) =>
    upwards(folder).map((above) => ({ path: join(root, above, name), place: posix.join(above, name) })),
  );
  const active = env.VIRTUAL_ENV ? [{ path: env.VIRTUAL_ENV, place: env.VIRTUAL_ENV }] : [];
  return [...active, ...beside].find(({ path }) => pythonIn(path) !== undefined);
}

function sitePackages(environment: string): string[] {
  const libraries = [
    join(environment, "Lib"),
    ...namesIn(join(environment, "lib")).map((name) => join(environment, "lib", name)),
  ];
  return libraries.map((library) => join(library, "site-packages"));
}

/** A folder and those above it, up to the root: `["a/b", "a", ""]`. */
function upwards(folder: string): string[] {
  return folder === "" || folder === "." ? [""] : [folder, ...upwards(posix.dirname(folder))];
}

function namesIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder) : [];
}

function pythonIn(environment: string): string | undefined {
  return [join(environment, "bin", "python"), join(environment, "Scripts", "python.exe")].find(isFile);
}

/** A module of that name among the project's own files says nothing, and is not run. */
async function canImport(root: string, program: string, needs: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const words = ["-c", `import sys; sys.path = [path for path in sys.path if path]; import ${needs}`];
  return (await run(program, words, { cwd: root, patience: PATIENCE, env })).exitCode === 0;
}

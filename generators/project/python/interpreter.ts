import { existsSync, readdirSync } from "node:fs";
import { delimiter, join, posix } from "node:path";
import { run } from "../../processes/run.ts";
import { isFile, isFolder } from "./files.ts";

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
  for (const python of ["python3", "python"]) {
    if (!(await canImport(root, python, needs, env))) continue;
    return { command: [python], evidence: `${python} on the PATH, which has ${needs}` };
  }
  return undefined;
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
  const environments = [
    ...(env.VIRTUAL_ENV ? [env.VIRTUAL_ENV] : []),
    ...[".venv", "venv", "env"].flatMap((name) => upwards(folder).map((place) => join(root, place, name))),
  ];
  const environment = environments.find((place) => pythonIn(place) !== undefined);
  if (environment === undefined) return false;
  const libraries = [join(environment, "Lib"), ...foldersIn(join(environment, "lib"))];
  return libraries.some((library) => isFolder(join(library, "site-packages", module)));
}

/** A folder and those above it, up to the root: `["a/b", "a", ""]`. */
function upwards(folder: string): string[] {
  return folder === "" || folder === "." ? [""] : [folder, ...upwards(posix.dirname(folder))];
}

function foldersIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function pythonIn(environment: string): string | undefined {
  return [join(environment, "bin", "python"), join(environment, "Scripts", "python.exe")].find(isFile);
}

function isOnPath(program: string, env: NodeJS.ProcessEnv): boolean {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (env.PATH ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && names.some((name) => isFile(join(folder, name))));
}

/** A module of that name among the project's own files says nothing, and is not run. */
async function canImport(root: string, program: string, needs: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const words = ["-c", `import sys; sys.path = [path for path in sys.path if path]; import ${needs}`];
  return (await run(program, words, { cwd: root, patience: PATIENCE, env })).exitCode === 0;
}

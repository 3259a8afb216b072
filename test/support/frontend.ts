import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { BACKENDS, type Backend } from "./backends.ts";
import { cached } from "./cached.mjs";
import { fingerprint, pack } from "./pack.ts";
import { run, succeed, type Result } from "./processes.ts";
import { copyProject } from "./projects.ts";
import { startRegistry } from "./registry.ts";
import { ownScope, temporaryFolder, type Scope } from "./temporary.ts";
import { variant } from "./variant.ts";

const cache = resolve(import.meta.dirname, "../../.cache");

export interface Project {
  folder: string;
  /** The rendered folder. */
  frontend: string;
  /** The project's interpreter. */
  python: string;
  /** What every command of the project needs in its environment. */
  env: NodeJS.ProcessEnv;
}

/**
 * Runs the packed command line as `npm exec` does for a user, with no way to the outside.
 *
 * @param options.online for a run that installs the rendered folder's packages: npm as whoever runs the tests has it
 */
export async function create(
  cwd: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  { online = false } = {},
): Promise<Result> {
  const scope = ownScope();
  try {
    const tarball = await pack();
    const closed = online ? {} : (await startRegistry(scope, tarball)).env;
    const command = ["exec", "--yes", `--package=${tarball}`, "--", "create-webpack-frontend", ...args];
    return await run("npm", command, { cwd, env: { ...closed, ...env }, timeout: 300_000 });
  } finally {
    await scope.end();
  }
}

/**
 * A fixture project with a frontend that the packed command line has put in, built. It is made once for each state of
 * the sources; everybody gets a copy.
 *
 * @param more.packages false leaves node_modules out: a server that has the build needs no Node
 * @param more.options of the command line
 * @throws {Error} with all output if the command line refuses, or the build fails
 */
export async function projectWithFrontend(
  scope: Scope,
  backend: Backend = BACKENDS.django,
  { packages = true, options = [] as readonly string[] } = {},
): Promise<Project> {
  const words = [...variant.options, ...options];
  const python = await backend.python();
  const tarball = createHash("sha256").update(readFileSync(await pack()));
  const hash = tarball
    .update(fingerprint([`test/projects/${backend.project}`]))
    .update([python, ...words].join(" "))
    .digest("hex");
  const name = `project-${backend.project}-${hash.slice(0, 12)}`;
  const made = await cached(join(cache, name), (directory) => makeProject(directory, backend, python, words));
  const folder = join(temporaryFolder(scope, backend.project), backend.project);
  cpSync(join(made, backend.project), folder, { recursive: true, verbatimSymlinks: true });
  const frontend = join(folder, backend.base, "frontend");
  if (packages) await installPackages(frontend);
  return { folder, frontend, python, env: environmentOf(backend, folder, python) };
}

async function makeProject(
  directory: string,
  backend: Backend,
  python: string,
  options: readonly string[],
): Promise<void> {
  const scope = ownScope();
  try {
    const folder = await copyProject(scope, backend.project);
    const env = environmentOf(backend, folder, python);
    await announce(backend, folder, python);
    const { code, stdout, stderr } = await create(folder, [backend.name, "--yes", "--no-install", ...options], env);
    if (code !== 0) throw new Error(`create-webpack-frontend ended with ${code ?? "a signal"}:\n${stdout}${stderr}`);
    const frontend = join(folder, backend.base, "frontend");
    await installPackages(frontend);
    await npm(frontend, "run", "build");
    rmSync(join(frontend, "node_modules"), { recursive: true });
    cpSync(folder, join(directory, backend.project), { recursive: true, verbatimSymlinks: true });
  } finally {
    await scope.end();
  }
}

/** Writes the metadata of a project that its server finds by it. */
export async function announce({ installed }: Backend, folder: string, python: string): Promise<void> {
  if (!installed) return;
  await succeed(python, ["-c", "import setuptools; setuptools.setup()", "-q", "egg_info"], { cwd: folder });
}

/** What every command of a project needs in its environment. */
export function environmentOf({ installed }: Backend, folder: string, python: string): NodeJS.ProcessEnv {
  // What `pip install --editable` does, for one folder among many that share an environment.
  return { VIRTUAL_ENV: dirname(dirname(python)), ...(installed && { PYTHONPATH: folder }) };
}

/**
 * `npm install` in a rendered folder, from .cache/ where the same package.json was installed before.
 *
 * @param frontend gets a node_modules of its own, in which each package is a link to the one that all tests share: they
 *   may add packages and write caches there, and leave the packages as they are
 */
export async function installPackages(frontend: string): Promise<void> {
  // These are the project's; what is installed does not depend on them.
  const manifest = JSON.parse(readFileSync(join(frontend, "package.json"), "utf8")) as Record<string, unknown>;
  const json = JSON.stringify({ ...manifest, name: undefined, config: undefined });
  linkPackages(await installed(json), join(frontend, "node_modules"));
}

/**
 * @param json a package.json
 * @returns the node_modules that all share who have the same
 */
export async function installed(json: string): Promise<string> {
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 12);
  const folder = await cached(join(cache, `packages-${hash}`), async (directory) => {
    writeFileSync(join(directory, "package.json"), json);
    await npm(directory, "install", "--no-audit", "--no-fund");
  });
  return join(folder, "node_modules");
}

/** Twenty thousand hard links take seconds; a link for each package, and for each of a scope, takes none. */
export function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name === ".cache") continue;
    if (name.startsWith("@")) linkPackages(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name), "junction");
  }
}

/** @returns what npm printed @throws {Error} with all output if npm fails */
export function npm(cwd: string, ...args: string[]): Promise<string> {
  return succeed("npm", args, { cwd, timeout: 300_000 });
}

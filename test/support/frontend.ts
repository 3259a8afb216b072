import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { cached } from "./cached.mjs";
import { pack } from "./pack.ts";
import { run, succeed, type Result } from "./processes.ts";
import { copyProject } from "./projects.ts";
import { startRegistry } from "./registry.ts";
import { ownScope, type Scope } from "./temporary.ts";

const cache = resolve(import.meta.dirname, "../../.cache");

export interface Project {
  /** The folder of manage.py. */
  folder: string;
  /** The rendered folder. */
  frontend: string;
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
 * A fixture project with a frontend that the packed command line has put in, its packages installed.
 *
 * @param name a folder of test/projects that has manage.py at its root
 * @param python the project's interpreter, with which the wiring is checked
 * @throws {Error} with all output if the command line refuses
 */
export async function projectWithFrontend(
  scope: Scope,
  name: string,
  python: string,
  args: string[] = [],
): Promise<Project> {
  const folder = await copyProject(scope, name);
  const env = { VIRTUAL_ENV: dirname(dirname(python)) };
  const { code, stdout, stderr } = await create(folder, ["django", "--yes", "--no-install", ...args], env);
  if (code !== 0) throw new Error(`create-webpack-frontend ended with ${code ?? "a signal"}:\n${stdout}${stderr}`);
  const frontend = join(folder, "frontend");
  await installPackages(frontend);
  return { folder, frontend };
}

/**
 * `npm install` in a rendered folder, from .cache/ where the same package.json was installed before.
 *
 * @param frontend gets a node_modules of its own, hard-linked where the file system can
 */
export async function installPackages(frontend: string): Promise<void> {
  // The name is the project's; what is installed does not depend on it.
  const manifest = JSON.parse(readFileSync(join(frontend, "package.json"), "utf8")) as Record<string, unknown>;
  const json = JSON.stringify({ ...manifest, name: undefined });
  const hash = createHash("sha256").update(json).digest("hex").slice(0, 12);
  const installed = await cached(join(cache, `packages-${hash}`), async (directory) => {
    writeFileSync(join(directory, "package.json"), json);
    await npm(directory, "install", "--no-audit", "--no-fund");
  });
  const [from, to] = [join(installed, "node_modules"), join(frontend, "node_modules")];
  const link = process.platform === "linux" ? await run("cp", ["-al", from, to], { cwd: frontend }) : undefined;
  if (link?.code === 0) return;
  cpSync(from, to, { recursive: true, force: true, verbatimSymlinks: true });
}

/** @returns what npm printed @throws {Error} with all output if npm fails */
export function npm(cwd: string, ...args: string[]): Promise<string> {
  return succeed("npm", args, { cwd, timeout: 300_000 });
}

import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { run, succeed } from "./processes.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

const fixtures = resolve(import.meta.dirname, "../projects");

/**
 * A fixture project in a folder of its own, in a git repository with one commit: whatever happens to it shows.
 *
 * @param name a folder of test/projects
 * @returns the copy's absolute path
 */
export async function copyProject(scope: Scope, name: string): Promise<string> {
  const source = join(fixtures, name);
  if (!existsSync(source)) throw new Error(`There is no fixture project ${source}.`);
  const folder = join(temporaryFolder(scope, name), name);
  // What a developer's own try-outs have left in the fixture is not part of it.
  cpSync(source, folder, { recursive: true, filter: (path) => !/(__pycache__|\.sqlite3|node_modules)$/.test(path) });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await commit(folder, `The fixture project ${name}`);
  return folder;
}

/** Commits everything that git does not ignore. */
export async function commit(folder: string, message: string): Promise<void> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
}

/**
 * @returns what git printed, with the end-of-line bytes of the files
 * @throws {Error} if git fails
 */
export function git(folder: string, ...args: string[]): Promise<string> {
  return succeed("git", ["-c", "core.autocrlf=false", ...args], { cwd: folder });
}

/** @returns `git status` as a sorted list such as `["?? frontend/apps.py", " M mysite/settings.py"]`; empty if clean */
export async function changes(folder: string): Promise<string[]> {
  const status = await git(folder, "status", "--porcelain", "--untracked-files=all");
  return status.split("\n").filter(Boolean).sort();
}

/** @returns the unified diff of tracked files against the last commit; empty if there is none */
export async function diff(folder: string): Promise<string> {
  const { stdout } = await run("git", ["-c", "core.autocrlf=false", "diff", "HEAD"], { cwd: folder });
  return stdout;
}

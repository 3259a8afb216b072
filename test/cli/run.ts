import assert from "node:assert/strict";
import type { RunDocument } from "../../generators/command/document.ts";
import { bin } from "../support/bin.ts";
import { run, type Result } from "../support/processes.ts";

/** Answers to all that `create` asks but for the folder's name. */
export const SETTLED = [
  ...["--architecture", "hybrid", "--styles", "css", "--bundler", "webpack"],
  ...["--package-manager", "npm", "--features", "none"],
];

/** Runs the command line in a project, without a terminal. The packages are not installed, which other tests do. */
export async function create(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "--no-install", ...words], { cwd: project });
}

/** Runs `add` likewise. */
export async function add(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "add", ...words, "--no-install"], { cwd: project });
}

/** Runs `remove` likewise. */
export async function remove(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "remove", ...words, "--no-install"], { cwd: project });
}

/** The same with `--json`: the document, and the exit code. */
export async function addJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await add(project, ...words, "--json");
  return { code, document: JSON.parse(stdout) as RunDocument };
}

/** The same for `remove`. */
export async function removeJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await remove(project, ...words, "--json");
  return { code, document: JSON.parse(stdout) as RunDocument };
}

/** Runs what a run has said that takes it back, as it is typed. */
export async function goBack(project: string, { back = "" }: RunDocument): Promise<void> {
  for (const command of back.split(" && ")) {
    const [npm, init, name, ...words] = command.split(" ");
    assert.deepEqual([npm, init, name], ["npm", "init", "webpack-frontend"], command);
    const typed = [await bin(), ...words, "--yes", "--no-install"];
    const { code, stderr } = await run(process.execPath, typed, { cwd: project });
    assert.equal(code, 0, `${command}:\n${stderr}`);
  }
}

/** Runs `create` with `--json`: the document, and the exit code. */
export async function createJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await create(project, "--json", ...words);
  return { code, document: JSON.parse(stdout) as RunDocument };
}

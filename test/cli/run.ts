import type { RunDocument } from "../../generators/command/document.ts";
import { bin } from "../support/bin.ts";
import { run, type Result } from "../support/processes.ts";

/** Runs the command line in a project, without a terminal. The packages are not installed, which other tests do. */
export async function create(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "--no-install", ...words], { cwd: project });
}

/** Runs `add` likewise. */
export async function add(project: string, ...words: string[]): Promise<Result> {
  return run(process.execPath, [await bin(), "add", ...words, "--no-install"], { cwd: project });
}

/** The same with `--json`: the document, and the exit code. */
export async function addJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await add(project, ...words, "--json");
  return { code, document: JSON.parse(stdout) as RunDocument };
}

/** Runs `create` with `--json`: the document, and the exit code. */
export async function createJson(
  project: string,
  ...words: string[]
): Promise<{ code: number | null; document: RunDocument }> {
  const { code, stdout } = await create(project, "--json", ...words);
  return { code, document: JSON.parse(stdout) as RunDocument };
}

import assert from "node:assert/strict";
import type { RunDocument } from "../../generators/command/document.ts";
import { parseOptions } from "../../generators/commandLine.ts";
import { UserError } from "../../generators/errors.ts";
import { runTask } from "../../generators/run.ts";

export interface Outcome {
  readonly code: number;
  readonly document: RunDocument;
}

/**
 * Runs the command line in this process, without the start of another, and so in a fifth of the time; packages are not installed. Not
 * for two runs at once: the folder of a process is one for all.
 *
 * @param project the folder to run it in
 */
export async function runHere(project: string, ...words: string[]): Promise<Outcome> {
  const before = process.cwd();
  process.chdir(project);
  let printed = "";
  try {
    const task = parseOptions([...words, "--yes", "--no-install", "--json"], {}, "1.0.0");
    assert.ok("run" in task, `${words.join(" ")} is a command`);
    const code = await runTask(task, "1.0.0", (text) => (printed += text));
    return { code, document: JSON.parse(printed) as RunDocument };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, fix, exitCode } = error;
    return { code: exitCode, document: { error: { message, fix, exitCode } } as RunDocument };
  } finally {
    process.chdir(before);
  }
}

/** Runs what a run has said that takes it back. @throws {AssertionError} where that is refused */
export async function goBackHere(project: string, back: string): Promise<void> {
  for (const command of back.split(" && ").filter(Boolean)) {
    const words = command.replace("npm init webpack-frontend ", "").split(" ");
    const { code, document } = await runHere(project, ...words);
    assert.equal(code, 0, `${command}: ${document.error?.message ?? ""}`);
  }
}

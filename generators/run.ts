import { PassThrough } from "node:stream";
import { QueuedAdapter } from "@yeoman/adapter";
import { EnvironmentBase } from "yeoman-environment";
import AddGenerator from "./add/index.ts";
import CreateGenerator from "./app/index.ts";
import { errorEntry, newDocument } from "./command/document.ts";
import type { Context } from "./command/generator.ts";
import type { RunOptions } from "./command/runOptions.ts";
import type { Task } from "./commandLine.ts";
import { CancelledError, exitCodes, RefusedError, UserError } from "./errors.ts";
import { recover } from "./plan/recover.ts";
import RemoveGenerator from "./remove/index.ts";
import { memoryOnly } from "./rendering/memory.ts";

const generators = { create: CreateGenerator, add: AddGenerator, remove: RemoveGenerator };

/**
 * Runs a command's generator in the current folder.
 *
 * @param task the checked command line
 * @param version our own version
 * @param print writes to stdout
 * @returns the exit code; what there is to say has been printed
 */
export async function runTask(
  { command, run }: Task,
  version: string,
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const document = newDocument(version);
  const context: Context<RunOptions> = {
    run,
    document,
    say: (text) => {
      if (text.trim() && !run.json) print(`${text}\n`);
    },
    interactive: process.stdin.isTTY && process.stdout.isTTY && !run.yes && !run.json,
  };
  const exitCode = await recoverAndRun(command, context).then(
    () => exitCodes.done,
    (error: unknown) => {
      const known = asUserError(error);
      document.error = errorEntry(known);
      if (!run.json) process.stderr.write(`${known.message}\n${known.fix}\n`);
      return known.exitCode;
    },
  );
  if (run.json) print(`${JSON.stringify(document, null, 2)}\n`);
  return exitCode;
}

async function recoverAndRun(command: Task["command"], context: Context<RunOptions>): Promise<void> {
  const recovered = recover(currentFolder(), context.run.dryRun);
  context.document.notices.push(...recovered);
  for (const sentence of recovered) context.say(sentence);
  await runGenerator(command, context);
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new RefusedError("The folder of this command is not there any more.", "Change to one that is: cd ..");
  }
}

async function runGenerator(command: Task["command"], context: Context<RunOptions>): Promise<void> {
  // Yeoman logs each error that passes by; we say what happened ourselves, once.
  const adapter: QueuedAdapter = new QueuedAdapter({
    stderr: new PassThrough().resume() as never,
    // Inquirer is loaded once there is a question: most runs, and all without a terminal, have none.
    promptModule: (async (questions: never, answers: never) => {
      const { createPromptModule } = await import("inquirer");
      return createPromptModule({ skipTTYChecks: true, signal: adapter.signal })(questions, answers);
    }) as never,
  });
  const env = new EnvironmentBase({ adapter, sharedFs: memoryOnly() });
  // Yeoman would remember answers in the home folder.
  const generatorOptions = { ...context, skipCache: true, skipLocalCache: true };
  const generator = await env.instantiate(generators[command] as never, { generatorOptions });
  await env.runGenerator(generator);
}

/** Inquirer tells of Ctrl-C by an error of this name. See https://github.com/SBoudrias/Inquirer.js#handling-ctrlc-gracefully */
function asUserError(error: unknown): UserError {
  if (error instanceof UserError) return error;
  if (error instanceof Error && error.name === "ExitPromptError") return new CancelledError();
  throw error;
}

import { Option, type Command } from "commander";
import { optionName } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { shellPath } from "../shell.ts";
import { shown } from "../shown.ts";
import { oneOf } from "./oneOf.ts";
import { conflictAnswers, type ConflictAnswer } from "../plan/conflictAnswers.ts";

/** How a command is to go about its work: the same options for all that write. */
export interface RunOptions {
  readonly install: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Undefined where the user has not said: with a terminal we ask, without one we refuse. */
  readonly onConflict?: ConflictAnswer;
}

/** The same as commander gives them. */
export interface RawRunOptions extends Record<string, unknown> {
  install: boolean;
  yes?: true;
  dryRun?: true;
  json?: true;
  force?: true;
  onConflict?: ConflictAnswer;
}

/** Adds the options to a command. */
export function offerRunOptions(command: Command): Command {
  return command
    .option("--dry-run", "print the plan and the diff, write nothing")
    .option("--json", "print one JSON document: choices, evidence, plan, next steps")
    .addOption(
      oneOf(
        new Option("--on-conflict <what>", "what to do with files in the way (default: refuse)"),
        "--on-conflict",
        conflictAnswers,
      ),
    )
    .addOption(new Option("--force", "the same as --on-conflict overwrite"))
    .helpOption("--help", "print this help");
}

/** @throws UsageError if two of them contradict each other */
export function readRunOptions(options: RawRunOptions, env: NodeJS.ProcessEnv): RunOptions {
  if (options.force && options.onConflict && options.onConflict !== "overwrite") {
    throw new UsageError(`--force contradicts --on-conflict ${options.onConflict}.`, "Give one of the two.");
  }
  return {
    install: options.install,
    yes: options.yes ?? false,
    dryRun: options.dryRun ?? env.npm_config_dry_run === "true",
    json: options.json ?? false,
    ...(options.force ? { onConflict: "overwrite" } : options.onConflict && { onConflict: options.onConflict }),
  };
}

/**
 * npm reads every option before a bare `--` as its own and hands it on, if at all, as `npm_config_…`. Going on without an
 * option that the user typed would do something else than they asked for.
 *
 * @param names the options with a value that the command has, as commander spells them
 * @param words what stands between `npm init webpack-frontend` and the options
 * @throws UsageError with the command to type
 */
export function stopOnSwallowed(
  options: RawRunOptions,
  env: NodeJS.ProcessEnv,
  names: readonly string[],
  words: readonly string[] = [],
): void {
  const variable = (name: string) => env[`npm_config_${optionName(name).replaceAll("-", "_")}`];
  const swallowed = names.find((name) => options[name] === undefined && variable(name));
  const flag = ["force", "forceVersion", "json"].find((name) => variable(name) === "true" && !options[name]);
  if (!swallowed && !flag) return;
  const option = swallowed
    ? `--${optionName(swallowed)} ${shellPath(shown(variable(swallowed) ?? ""))}`.trim()
    : `--${optionName(flag ?? "")}`;
  throw new UsageError(
    `npm swallowed ${option}.`,
    `Write: ${["npm init webpack-frontend", ...words, "--", option].join(" ")}`,
  );
}

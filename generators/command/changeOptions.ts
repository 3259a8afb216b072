import { Argument, type Command } from "commander";
import { addable } from "../addable.ts";
import type { Group } from "../ask.ts";
import { UsageError } from "../errors.ts";
import { listed } from "./offers.ts";
import { oneOf } from "./oneOf.ts";
import { offerRunOptions, readRunOptions, stopOnSwallowed, type RawRunOptions, type RunOptions } from "./runOptions.ts";
import { readWish, type Wish } from "./wish.ts";

/** The command line of a command that changes a rendered folder, checked. Where nothing is named, somebody is to be asked. */
export interface ChangeOptions extends RunOptions, Wish {
  /** Which rendered folder is meant, by its name or its path. */
  readonly directory?: string;
}

interface RawOptions extends RawRunOptions {
  directory?: string;
}

/** What a command that changes a rendered folder says of itself. */
export interface ChangeCommand {
  readonly name: "add" | "remove";
  readonly summary: string;
  readonly description: string;
  /** What the words of the command line are. */
  readonly argument: string;
  /** Those that its help lists. */
  readonly features: readonly Group[];
  /** What its help says below the options. */
  readonly notes: string;
}

/**
 * Adds a command that changes a rendered folder to the program.
 *
 * @param take gets the checked options
 */
export function offerChange(
  program: Command,
  { name, summary, description, argument, features, notes }: ChangeCommand,
  env: NodeJS.ProcessEnv,
  take: (run: ChangeOptions) => void,
): void {
  const words = oneOf(new Argument("[feature...]", argument), "The feature", [...addable.keys()]);
  // They are listed below, with what each means.
  delete words.argChoices;
  const command = program
    .command(name)
    .summary(summary)
    .description(description)
    .addArgument(words)
    .option("--directory <name>", "the rendered folder, by name or path (default: the only one)")
    .option("--no-install", "do not install the packages")
    .option("--yes", "ask nothing; never wait for a terminal");
  offerRunOptions(command)
    .addHelpText("after", `\n${listed(features)}\n\n${notes}`)
    .action((named: string[], options: RawOptions) => {
      refuseOptionsBefore(program, name, named);
      stopOnSwallowed(options, env, ["directory", "onConflict"], [name, ...named]);
      const { directory } = options;
      take({
        ...readRunOptions(options, env),
        ...readWish(named),
        ...(directory !== undefined && { directory }),
      });
    });
}

/** @throws UsageError where an option stands before the command: there it is one of `create`, and would be lost */
function refuseOptionsBefore(program: Command, name: string, words: readonly string[]): void {
  const early = program.options.find((option) => program.getOptionValueSource(option.attributeName()) === "cli");
  if (!early) return;
  throw new UsageError(
    `${early.long ?? early.flags} stands before ${name}, where it means nothing.`,
    `Write the options of ${name} behind it: npm init webpack-frontend ${name} ${words.join(" ")} -- …`,
  );
}

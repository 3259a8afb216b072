import { Argument, type Command } from "commander";
import {
  addable,
  choiceNames,
  choiceTable,
  featureNames,
  featureTable,
  isChangeable,
  isFeature,
  joinFeatures,
  type PartialChoices,
} from "../choices.ts";
import { oneOf } from "../command/oneOf.ts";
import {
  offerRunOptions,
  readRunOptions,
  stopOnSwallowed,
  type RawRunOptions,
  type RunOptions,
} from "../command/runOptions.ts";
import { UsageError } from "../errors.ts";

/** The command line of `add`, checked. */
export interface AddOptions extends RunOptions {
  /** What is to be another choice than before, and the features to have besides. */
  readonly changes: PartialChoices;
  /** Which rendered folder is meant, by its name or its path. */
  readonly directory?: string;
}

interface RawOptions extends RawRunOptions {
  directory?: string;
}

const notes = `
Features:
${[
  ...choiceNames.filter(isChangeable).map((name) => [choiceTable[name].values.join(", "), choiceTable[name].describe]),
  ...featureNames.map((name) => [name, featureTable[name].describe]),
]
  .map(([words = "", describe = ""]) => `  ${words.padEnd(18)}  ${describe}`)
  .join("\n")}

What you have changed is merged with what changes. Files that are not used any more go; those that you have changed are named first.
From another engine back: npm init webpack-frontend add webpack`;

/**
 * Adds the command `add` to the program.
 *
 * @param take gets the checked options
 */
export function offerAdd(program: Command, env: NodeJS.ProcessEnv, take: (run: AddOptions) => void): void {
  const command = program
    .command("add")
    .summary("add a feature to a rendered folder, or change one")
    .description("Adds a feature to a rendered folder, or changes one.")
    .addArgument(
      oneOf(new Argument("<feature...>", "what to add, or what to go back to"), "The feature", [...addable.keys()]),
    )
    .option("--directory <name>", "the rendered folder, by name or path (default: the only one)")
    .option("--no-install", "do not install the packages")
    .option("--yes", "ask nothing; never wait for a terminal");
  offerRunOptions(command)
    .addHelpText("after", notes)
    .action((words: string[], options: RawOptions) => {
      refuseOptionsBefore(program, words);
      stopOnSwallowed(options, env, ["directory", "onConflict"], ["add", ...words]);
      const { directory } = options;
      take({
        ...readRunOptions(options, env),
        changes: readChanges(words),
        ...(directory !== undefined && { directory }),
      });
    });
}

/** @throws UsageError where an option stands before the word `add`: there it is one of `create`, and would be lost */
function refuseOptionsBefore(program: Command, words: readonly string[]): void {
  const early = program.options.find((option) => program.getOptionValueSource(option.attributeName()) === "cli");
  if (!early) return;
  throw new UsageError(
    `${early.long ?? early.flags} stands before add, where it means nothing.`,
    `Write the options of add behind it: npm init webpack-frontend add ${words.join(" ")} -- …`,
  );
}

/** @throws UsageError if two of the words are values of one choice */
function readChanges(words: readonly string[]): PartialChoices {
  const changes: Partial<Record<string, string>> = {};
  for (const word of words) {
    if (isFeature(word)) continue;
    // Commander has checked that there is one.
    const name = addable.get(word) ?? "";
    const other = (changes[name] ??= word);
    if (other !== word) {
      throw new UsageError(`${other} and ${word} exclude each other: both are the ${name}.`, "Give one of the two.");
    }
  }
  const features = joinFeatures(words.filter(isFeature));
  return features.length > 0 ? { ...changes, features } : changes;
}

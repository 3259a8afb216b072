import { Argument, type Command } from "commander";
import {
  addable,
  alternativesOf,
  choiceNames,
  choiceTable,
  isChangeable,
  isList,
  listNames,
  listTable,
  type ListName,
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

/** The command line of `add` or `remove`, checked. */
export interface ChangeOptions extends RunOptions {
  readonly command: "add" | "remove";
  /** What was named: of a choice its value, of a list some. */
  readonly named: PartialChoices;
  /** Which rendered folder is meant, by its name or its path. */
  readonly directory?: string;
}

interface RawOptions extends RawRunOptions {
  directory?: string;
}

const features = [
  ...choiceNames.filter(isChangeable).map((name) => [choiceTable[name].values.join(", "), choiceTable[name].describe]),
  ...listNames.flatMap((name) => Object.entries<string>(listTable[name].values)),
]
  .map(([words = "", describe = ""]) => `  ${words.padEnd(18)}  ${describe}`)
  .join("\n");

const notes = `
Features:
${features}

What you have changed is merged with what changes. Files that are not used any more go; those that you have changed are named first.`;

type Take = (run: ChangeOptions) => void;

/**
 * Adds the command `add` to the program.
 *
 * @param take gets the checked options
 */
export function offerAdd(program: Command, env: NodeJS.ProcessEnv, take: Take): void {
  offer(program, env, take, {
    command: "add",
    summary: "add a feature to a rendered folder, or change one",
    description: "Adds a feature to a rendered folder, or changes one.",
    argument: "what to add, or what to go back to",
    more: "\nFrom another engine back: npm init webpack-frontend add webpack",
  });
}

/** Adds the command `remove`, which is `add` the other way round. */
export function offerRemove(program: Command, env: NodeJS.ProcessEnv, take: Take): void {
  offer(program, env, take, {
    command: "remove",
    summary: "take a feature out of a rendered folder again",
    description: "Takes a feature out of a rendered folder again.",
    argument: "what to take out",
    more: "",
  });
}

interface Words {
  readonly command: ChangeOptions["command"];
  readonly summary: string;
  readonly description: string;
  readonly argument: string;
  readonly more: string;
}

function offer(program: Command, env: NodeJS.ProcessEnv, take: Take, words: Words): void {
  const { command: name, summary, description, argument, more } = words;
  const command = program
    .command(name)
    .summary(summary)
    .description(description)
    .addArgument(oneOf(new Argument("<feature...>", argument), "The feature", [...addable.keys()]))
    .option("--directory <name>", "the rendered folder, by name or path (default: the only one)")
    .option("--no-install", "do not install the packages")
    .option("--yes", "ask nothing; never wait for a terminal");
  offerRunOptions(command)
    .addHelpText("after", notes + more)
    .action((named: string[], options: RawOptions) => {
      refuseOptionsBefore(program, name, named);
      stopOnSwallowed(options, env, ["directory", "onConflict"], [name, ...named]);
      const { directory } = options;
      take({
        ...readRunOptions(options, env),
        command: name,
        named: readNamed(named),
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

/** @throws UsageError if two of the words exclude each other */
function readNamed(words: readonly string[]): PartialChoices {
  const named: Partial<Record<string, string>> = {};
  const lists: Partial<Record<ListName, string[]>> = {};
  for (const word of new Set(words)) {
    // Commander has checked that there is one.
    const name = addable.get(word) ?? "";
    if (isList(name)) {
      (lists[name] ??= []).push(word);
      continue;
    }
    const other = (named[name] ??= word);
    if (other !== word) throw excluding(other, word, name);
  }
  for (const name of listNames) {
    const [one, other] = lists[name]?.filter((value) => alternativesOf(name).includes(value)) ?? [];
    if (one !== undefined && other !== undefined) throw excluding(one, other, listTable[name].one);
    lists[name]?.sort();
  }
  return { ...named, ...lists } as PartialChoices;
}

function excluding(one: string, other: string, what: string): UsageError {
  return new UsageError(`${one} and ${other} exclude each other: both are the ${what}.`, "Give one of the two.");
}

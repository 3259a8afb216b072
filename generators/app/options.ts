import { Argument, Command, Option } from "commander";
import {
  backendNames,
  choiceNames,
  defaultOf,
  isList,
  optionName,
  rowOf,
  typed,
  type ChoiceName,
  type PartialChoices,
} from "../choices.ts";
import { oneOf, StrayWordError } from "../command/oneOf.ts";
import { readList, wordsOf } from "../command/readList.ts";
import {
  offerRunOptions,
  readRunOptions,
  stopOnSwallowed,
  type RawRunOptions,
  type RunOptions,
} from "../command/runOptions.ts";
import { shown } from "../shown.ts";

/** The command line of `create`, checked. */
export interface CreateOptions extends RunOptions {
  readonly choices: PartialChoices;
  readonly wire: boolean;
  /** Whether to go on though the project is held to versions that the rendered files do not run on. */
  readonly forceVersion: boolean;
  /** Path of a JSON file with choices, as typed. */
  readonly answers?: string;
}

const examples = `
Examples:
  npm init webpack-frontend                                ask, then render and wire in
  npm init webpack-frontend django -- --yes                take every default
  npm init webpack-frontend django -- --yes --dry-run      show what would be done
  npm init webpack-frontend add react                      change a folder that is rendered already
  npm init webpack-frontend remove react                   and back
  pnpm create webpack-frontend django --yes                pnpm and yarn need no --

npm takes options before a bare -- for itself: write yours after it (PowerShell: '--').`;

interface RawOptions extends RawRunOptions {
  wire: boolean;
  forceVersion?: true;
  answers?: string;
  directory?: string;
}

/**
 * Makes the program, which is the command `create` where no other is named.
 *
 * @param version our own version, for `--version`
 * @param take gets the checked options
 */
export function offerCreate(version: string, env: NodeJS.ProcessEnv, take: (run: CreateOptions) => void): Command {
  const command = new Command("create-webpack-frontend")
    .description(
      "Gives an existing Python backend a modern frontend: webpack, TypeScript, a manifest and template tags.",
    )
    // `ad rspack` is a command misspelled; a word too many is told by readCreate.
    .addArgument(
      oneOf(new Argument("[backend]", "backend of this project (default: detected)"), "The backend", backendNames, [
        "add",
        "remove",
      ]),
    )
    .allowExcessArguments()
    .option("--directory <name>", "name of the folder that is rendered (default: frontend)");
  for (const name of choiceNames) command.addOption(optionOf(name));
  command
    .option("--no-wire", "leave your files alone; print the snippets instead")
    .option("--no-install", "do not install the frontend's packages")
    .option("--force-version", "go on though your Python or framework is older than the rendered files need")
    .option("--yes", "take the default for every question; never wait for a terminal")
    .option("--answers <file>", "take the choices from a JSON file, as --json prints them");
  return offerRunOptions(command)
    .version(version, "--version", "print the version")
    .addHelpText("after", examples)
    .showSuggestionAfterError()
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .action((backend: string | undefined, options: RawOptions) => {
      const [, extra] = command.args;
      if (extra !== undefined) throw tooMany(extra);
      take(readCreate(backend, options, env));
    });
}

function optionOf(name: ChoiceName): Option {
  const { values, describe } = rowOf(name);
  const flag = `--${optionName(name)}`;
  if (isList(name)) {
    const standard = name === "features" ? "what your settings name" : typed(name, defaultOf(name));
    const option = new Option(
      `${flag} <names>`,
      `${describe}, with commas: ${wordsOf(name).join(", ")} (default: ${standard})`,
    );
    return option.argParser((text: string) => readList(name, text));
  }
  const standard = name === "packageManager" ? "from the lock file, else npm" : values[0];
  return oneOf(new Option(`${flag} <name>`, `${describe} (default: ${standard})`), flag, values);
}

function readCreate(backend: string | undefined, options: RawOptions, env: NodeJS.ProcessEnv): CreateOptions {
  stopOnSwallowed(options, env, ["directory", "answers", "onConflict", ...choiceNames]);
  return {
    ...readRunOptions(options, env),
    wire: options.wire,
    forceVersion: options.forceVersion ?? false,
    ...(options.answers !== undefined && { answers: options.answers }),
    choices: choices(backend, options),
  };
}

function choices(backend: string | undefined, options: RawOptions): PartialChoices {
  const said = {
    backend,
    directory: options.directory,
    ...Object.fromEntries(choiceNames.map((name) => [name, options[name]])),
  };
  // Commander has checked each value against the table.
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function tooMany(word: string): StrayWordError {
  return new StrayWordError(
    `Too many arguments: ${shown(word)}.`,
    "Give one backend at most, and options with their dashes: npm init webpack-frontend django -- --yes",
  );
}

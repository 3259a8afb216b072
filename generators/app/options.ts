import { Argument, Command, Option } from "commander";
import {
  backendNames,
  choiceNames,
  choiceTable,
  featureNames,
  isFeature,
  joinFeatures,
  optionName,
  type FeatureName,
  type PartialChoices,
} from "../choices.ts";
import { oneOf, StrayWordError, unknown } from "../command/oneOf.ts";
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
  npm init webpack-frontend add rspack                     change a folder that is rendered already
  pnpm create webpack-frontend django --yes                pnpm and yarn need no --

npm takes options before a bare -- for itself: write yours after it (PowerShell: '--').`;

interface RawOptions extends RawRunOptions {
  wire: boolean;
  forceVersion?: true;
  answers?: string;
  directory?: string;
  features?: FeatureName[];
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
      ]),
    )
    .allowExcessArguments()
    .option("--directory <name>", "name of the folder that is rendered (default: frontend)");
  for (const name of choiceNames) {
    const { values, describe } = choiceTable[name];
    const standard = name === "packageManager" ? "from the lock file, else npm" : values[0];
    const option = new Option(`--${optionName(name)} <name>`, `${describe} (default: ${standard})`);
    command.addOption(oneOf(option, `--${optionName(name)}`, values));
  }
  command
    .option("--features <names>", `what else it can do, with commas: ${featureNames.join(", ")}`, readFeatures)
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

function readCreate(backend: string | undefined, options: RawOptions, env: NodeJS.ProcessEnv): CreateOptions {
  stopOnSwallowed(options, env, ["directory", "features", "answers", "onConflict", ...choiceNames]);
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
    features: options.features,
    ...Object.fromEntries(choiceNames.map((name) => [name, options[name]])),
  };
  // Commander has checked each value against the table.
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function readFeatures(text: string): FeatureName[] {
  const names = text.split(",").map((name) => name.trim());
  const known = names.filter(isFeature);
  if (known.length === names.length) return joinFeatures(known);
  const word = names.find((name) => !isFeature(name)) ?? "";
  throw unknown(`The feature ${shown(word)}`, word, featureNames);
}

function tooMany(word: string): StrayWordError {
  return new StrayWordError(
    `Too many arguments: ${shown(word)}.`,
    "Give one backend at most, and options with their dashes: npm init webpack-frontend django -- --yes",
  );
}

import { Argument, Command, CommanderError, Option } from "commander";
import { offerAdd, type AddOptions } from "../add/options.ts";
import { backendNames, choiceNames, choiceTable, optionName, type PartialChoices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import {
  offerRunOptions,
  readRunOptions,
  stopOnSwallowed,
  type RawRunOptions,
  type RunOptions,
} from "../command/runOptions.ts";

/** The command line of `create`, checked. */
export interface CreateOptions extends RunOptions {
  readonly choices: PartialChoices;
  readonly wire: boolean;
  /** Path of a JSON file with choices, as typed. */
  readonly answers?: string;
}

/** A command to run. */
export type Task =
  { readonly command: "create"; readonly run: CreateOptions } | { readonly command: "add"; readonly run: AddOptions };

/** What the command line asks for: a run, or a text to print (`--help`, `--version`). */
export type Parsed = Task | { readonly print: string };

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
  answers?: string;
  directory?: string;
}

function offerCreate(version: string): Command {
  const command = new Command("create-webpack-frontend")
    .description(
      "Gives an existing Python backend a modern frontend: webpack, TypeScript, a manifest and template tags.",
    )
    .addArgument(new Argument("[backend]", "backend of this project (default: detected)").choices(backendNames))
    .option("--directory <name>", "name of the folder that is rendered (default: frontend)");
  for (const name of choiceNames) {
    const { values, describe } = choiceTable[name];
    const standard = name === "packageManager" ? "from the lock file, else npm" : values[0];
    command.addOption(new Option(`--${optionName(name)} <name>`, `${describe} (default: ${standard})`).choices(values));
  }
  command
    .option("--no-wire", "leave your files alone; print the snippets instead")
    .option("--no-install", "do not install the frontend's packages")
    .option("--yes", "take the default for every question; never wait for a terminal")
    .option("--answers <file>", "take the choices from a JSON file, as --json prints them");
  return offerRunOptions(command)
    .version(version, "--version", "print the version")
    .addHelpText("after", examples)
    .showSuggestionAfterError()
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride();
}

/**
 * Reads the command line.
 *
 * @param argv the words after the program's name; a literal `--` is dropped, since pnpm passes it on
 * @param env the environment, for what npm has taken from the command line
 * @param version our own version, for `--version`
 * @throws UsageError for an unknown option or value, too many words, or an option that npm swallowed
 */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv, version: string): Parsed {
  let parsed: Parsed = { print: "" };
  let printed = "";
  const print = (text: string) => (printed += text);
  const program = offerCreate(version)
    .configureOutput({ writeOut: print, writeErr: print })
    .action((backend: string | undefined, options: RawOptions) => {
      parsed = { command: "create", run: readCreate(backend, options, env) };
    });
  offerAdd(program, env, (run) => (parsed = { command: "add", run }));
  try {
    program.parse(
      argv.filter((word) => word !== "--"),
      { from: "user" },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { print: printed };
    throw new UsageError(
      sentence(error.message),
      `See: npm init webpack-frontend ${argv[0] === "add" ? "add " : ""}-- --help\nIf npm took an option away and left its value, write options after a bare --.`,
    );
  }
  return parsed;
}

function readCreate(backend: string | undefined, options: RawOptions, env: NodeJS.ProcessEnv): CreateOptions {
  stopOnSwallowed(options, env, ["directory", "answers", "onConflict", ...choiceNames]);
  return {
    ...readRunOptions(options, env),
    wire: options.wire,
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

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?)]$/.test(text) ? "" : ".");
}

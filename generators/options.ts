import { Argument, Command, CommanderError, Option } from "commander";
import { backendNames, choiceNames, choiceTable, optionName, type PartialChoices } from "./choices.ts";
import { UsageError } from "./errors.ts";

export const conflictAnswers = ["refuse", "skip", "overwrite"] as const;
export type ConflictAnswer = (typeof conflictAnswers)[number];

/** The command line of `create`, checked. */
export interface Options {
  readonly choices: PartialChoices;
  readonly wire: boolean;
  readonly install: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Path of a JSON file with choices, as typed. */
  readonly answers?: string;
  /** Undefined where the user has not said: with a terminal we ask, without one we refuse. */
  readonly onConflict?: ConflictAnswer;
}

/** What the command line asks for: a run, or a text to print (`--help`, `--version`). */
export type Parsed = { readonly run: Options } | { readonly print: string };

const examples = `
Examples:
  npm init webpack-frontend                                ask, then render and wire in
  npm init webpack-frontend django -- --yes                take every default
  npm init webpack-frontend django -- --yes --dry-run      show what would be done
  pnpm create webpack-frontend django --yes                pnpm and yarn need no --

npm takes options before a bare -- for itself: write yours after it (PowerShell: '--').`;

function program(version: string): Command {
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
  return command
    .option("--no-wire", "leave your files alone; print the snippets instead")
    .option("--no-install", "do not install the frontend's packages")
    .option("--yes", "take the default for every question; never wait for a terminal")
    .option("--answers <file>", "take the choices from a JSON file, as --json prints them")
    .option("--dry-run", "print the plan and the diff, write nothing")
    .option("--json", "print one JSON document: choices, evidence, plan, next steps")
    .addOption(
      new Option("--on-conflict <what>", "what to do with files in the way (default: refuse)").choices(conflictAnswers),
    )
    .addOption(new Option("--force", "the same as --on-conflict overwrite"))
    .version(version, "--version", "print the version")
    .helpOption("--help", "print this help")
    .addHelpText("after", examples)
    .showSuggestionAfterError()
    .exitOverride();
}

interface RawOptions extends Record<string, unknown> {
  wire: boolean;
  install: boolean;
  yes?: true;
  dryRun?: true;
  json?: true;
  answers?: string;
  force?: true;
  onConflict?: ConflictAnswer;
  directory?: string;
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
  let printed = "";
  const print = (text: string) => (printed += text);
  const command = program(version).configureOutput({ writeOut: print, writeErr: print });
  try {
    command.parse(
      argv.filter((word) => word !== "--"),
      { from: "user" },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { print: printed };
    throw new UsageError(
      sentence(error.message),
      "See: npm init webpack-frontend -- --help\nIf npm took an option away and left its value, write options after a bare --.",
    );
  }
  const options = command.opts<RawOptions>();
  stopOnSwallowed(options, env);
  if (options.force && options.onConflict && options.onConflict !== "overwrite") {
    throw new UsageError(`--force contradicts --on-conflict ${options.onConflict}.`, "Give one of the two.");
  }
  return { run: { ...modes(options, env), choices: choices(command.args[0], options) } };
}

function modes(options: RawOptions, env: NodeJS.ProcessEnv): Omit<Options, "choices"> {
  return {
    wire: options.wire,
    install: options.install,
    yes: options.yes ?? false,
    dryRun: options.dryRun ?? env.npm_config_dry_run === "true",
    json: options.json ?? false,
    ...(options.answers !== undefined && { answers: options.answers }),
    ...(options.force ? { onConflict: "overwrite" } : options.onConflict && { onConflict: options.onConflict }),
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

/**
 * npm reads every option before a bare `--` as its own and hands it on, if at all, as `npm_config_…`. Going on without an
 * option that the user typed would do something else than they asked for.
 */
function stopOnSwallowed(options: RawOptions, env: NodeJS.ProcessEnv): void {
  const names = ["directory", "answers", "onConflict", ...choiceNames];
  const swallowed = names.find(
    (name) => options[name] === undefined && env[`npm_config_${optionName(name).replaceAll("-", "_")}`],
  );
  const value = swallowed && env[`npm_config_${optionName(swallowed).replaceAll("-", "_")}`];
  const option = swallowed ? `--${optionName(swallowed)} ${value ?? ""}` : "--force";
  if (swallowed || (env.npm_config_force === "true" && !options.force)) {
    throw new UsageError(`npm swallowed ${option.trim()}.`, `Write: npm init webpack-frontend -- ${option.trim()}`);
  }
}

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?)]$/.test(text) ? "" : ".");
}

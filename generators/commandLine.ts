import { CommanderError } from "commander";
import { offerAdd } from "./add/options.ts";
import { offerCreate, type CreateOptions } from "./app/options.ts";
import type { ChangeOptions } from "./command/changeOptions.ts";
import { StrayWordError } from "./command/oneOf.ts";
import { UsageError } from "./errors.ts";
import { offerRemove } from "./remove/options.ts";
import { shown } from "./shown.ts";

/** A command to run. */
export type Task =
  | { readonly command: "create"; readonly run: CreateOptions }
  | { readonly command: "add" | "remove"; readonly run: ChangeOptions };

/** What the command line asks for: a run, or a text to print (`--help`, `--version`). */
export type Parsed = Task | { readonly print: string };

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
  const program = offerCreate(version, env, (run) => (parsed = { command: "create", run }));
  program.configureOutput({ writeOut: print, writeErr: print });
  offerAdd(program, env, (run) => (parsed = { command: "add", run }));
  offerRemove(program, env, (run) => (parsed = { command: "remove", run }));
  try {
    program.parse(
      argv.filter((word) => word !== "--"),
      { from: "user" },
    );
  } catch (error) {
    if (error instanceof StrayWordError) throw withHint(error, argv, env);
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { print: printed };
    const command = program.commands.map((each) => each.name()).find((name) => name === argv[0]);
    throw new UsageError(
      sentence(error.message.replace(/'([^']{80,})'/g, (_, word: string) => `'${shown(word)}'`)),
      `See: npm init webpack-frontend ${command === undefined ? "" : `${command} `}-- --help`,
    );
  }
  return parsed;
}

/** npm takes an option away and leaves its value, which is then a word that means nothing. Where options have arrived, it did not. */
function withHint(error: StrayWordError, argv: readonly string[], env: NodeJS.ProcessEnv): UsageError {
  const isNpm = env.npm_config_user_agent?.startsWith("npm/") ?? false;
  if (!isNpm || argv.some((word) => word.startsWith("-"))) return error;
  return new UsageError(
    error.message,
    `${error.fix}\nIf this is the value of an option, npm has taken the option away: write options after a bare --.`,
  );
}

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?)]$/.test(text) ? "" : ".");
}

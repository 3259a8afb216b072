import { alternativesOf, choiceNames, listNames, type Choices } from "../choices.ts";
import { shellPath } from "../shell.ts";
import type { ChangeOptions } from "./options.ts";

/** The command that repeats a run, without a question. */
export function changeCommand({ command, named, directory, install, onConflict }: ChangeOptions): string {
  return write(command, Object.values(named).flat(), [
    "--yes",
    ...(directory === undefined ? [] : ["--directory", shellPath(directory)]),
    ...(install ? [] : ["--no-install"]),
    ...(onConflict ? ["--on-conflict", onConflict] : []),
  ]);
}

/** The commands that lead from choices back to those before. */
export function backCommand({ directory }: ChangeOptions, before: Choices, after: Choices): string {
  const options = directory === undefined ? [] : ["--directory", shellPath(directory)];
  const lost = listNames.flatMap((name) => without(before[name], after[name]));
  const gained = listNames.flatMap((name) =>
    // What takes the place of another one goes by itself when that comes back.
    without(after[name], before[name]).filter((value) => !lost.some((other) => areAlternatives(value, other))),
  );
  const values = choiceNames.filter((name) => before[name] !== after[name]).map((name) => before[name]);
  return [
    ...(values.length + lost.length > 0 ? [write("add", [...values, ...lost], options)] : []),
    ...(gained.length > 0 ? [write("remove", gained, options)] : []),
  ].join(" && ");
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((value) => !others.includes(value));
}

function areAlternatives(...values: readonly string[]): boolean {
  return listNames.some((name) => values.every((value) => alternativesOf(name).includes(value)));
}

function write(command: ChangeOptions["command"], features: readonly string[], options: readonly string[]): string {
  return [`npm init webpack-frontend ${command}`, ...features, ...(options.length > 0 ? ["--", ...options] : [])].join(
    " ",
  );
}

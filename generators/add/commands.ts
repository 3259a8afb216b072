import { choiceNames, type Choices } from "../choices.ts";
import { shellPath } from "../shell.ts";
import type { AddOptions } from "./options.ts";

/** The command that repeats a run of `add`, without a question. */
export function addCommand({ changes, directory, install, onConflict }: AddOptions): string {
  return command(Object.values(changes).flat(), [
    "--yes",
    ...(directory === undefined ? [] : ["--directory", shellPath(directory)]),
    ...(install ? [] : ["--no-install"]),
    ...(onConflict ? ["--on-conflict", onConflict] : []),
  ]);
}

/** The command that takes it back; undefined where there is none: a feature stays. */
export function backCommand({ changes, directory }: AddOptions, before: Choices): string | undefined {
  if (changes.features?.some((name) => !before.features.includes(name))) return undefined;
  const features = choiceNames.filter((name) => changes[name] !== undefined).map((name) => before[name]);
  return command(features, directory === undefined ? [] : ["--directory", shellPath(directory)]);
}

function command(features: readonly string[], options: readonly string[]): string {
  return ["npm init webpack-frontend add", ...features, ...(options.length > 0 ? ["--", ...options] : [])].join(" ");
}

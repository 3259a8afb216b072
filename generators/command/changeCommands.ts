import difference from "lodash-es/difference.js";
import { choiceNames, excluding, isList, leftOf, listNames, type Choices } from "../choices.ts";
import { shellPath } from "../shell.ts";
import { brought } from "./brought.ts";
import type { ChangeOptions } from "./changeOptions.ts";
import { wordsOf } from "./wish.ts";

type Verb = "add" | "remove";

/** The command that repeats a run of `add` or `remove`, without a question. */
export function changeCommand(verb: Verb, { directory, install, onConflict, ...wish }: ChangeOptions): string {
  const words = wordsOf(wish);
  return command(verb, words, [
    // Where nothing is named there is a question.
    ...(words.length > 0 ? ["--yes"] : []),
    ...(directory === undefined ? [] : ["--directory", shellPath(directory)]),
    ...(install ? [] : ["--no-install"]),
    ...(onConflict ? ["--on-conflict", onConflict] : []),
  ]);
}

/** The command that takes a change back; two of them where something is to be added, and something else removed. */
export function backCommand(before: Choices, after: Choices, directory: string | undefined): string {
  const lost = listNames.flatMap((name) => difference<string>(before[name], after[name]));
  // What would come along with these, too.
  const returned = { ...after, ...brought(after.ui, { ui: before.ui }) };
  const others = choiceNames.filter(
    (name) => !isList(name) && (before[name] !== after[name] || before[name] !== returned[name]),
  );
  // What excludes another gives it its place back.
  const gained = listNames.flatMap((name) =>
    difference<string>(after[name], before[name]).filter((value) => !excluding(name, [value, ...before[name]])),
  );
  const options = directory === undefined ? [] : ["--directory", shellPath(directory)];
  // A default comes back by either; one command is better than two.
  const isRemoval =
    lost.length === 0 && gained.length > 0 && others.every((name) => before[name] === leftOf(name, after[name]));
  const words: readonly [Verb, readonly (string | readonly string[])[]][] = isRemoval
    ? [["remove", [...others.map((name) => after[name]), ...gained]]]
    : [
        ["add", [...others.map((name) => before[name]), ...lost]],
        ["remove", gained],
      ];
  return words
    .filter(([, features]) => features.length > 0)
    .map(([verb, features]) => command(verb, features.flat(), options))
    .join(" && ");
}

function command(verb: Verb, features: readonly string[], options: readonly string[]): string {
  return [`npm init webpack-frontend ${verb}`, ...features, ...(options.length > 0 ? ["--", ...options] : [])].join(
    " ",
  );
}

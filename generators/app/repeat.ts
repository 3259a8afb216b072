import isEqual from "lodash-es/isEqual.js";
import { choiceNames, defaultOf, optionName, typed, type Choices, type FeatureName } from "../choices.ts";
import { shellPath } from "../shell.ts";
import type { CreateOptions } from "./options.ts";

/**
 * The command that repeats a run: every choice that was said or is not the default, and no question.
 *
 * @param found the features that are there without being named
 */
export function repeatCommand(choices: Choices, found: readonly FeatureName[], options: CreateOptions): string {
  const said = options.choices;
  const features = choices.features.filter((name) => !found.includes(name) || said.features?.includes(name));
  const named = { ...choices, features };
  const words = [
    ...(choices.directory === "frontend" ? [] : ["--directory", shellPath(choices.directory)]),
    ...choiceNames.flatMap((name) =>
      isEqual(named[name], defaultOf(name)) && said[name] === undefined
        ? []
        : [`--${optionName(name)}`, typed(name, named[name])],
    ),
    ...(options.wire ? [] : ["--no-wire"]),
    ...(options.forceVersion ? ["--force-version"] : []),
    ...(options.install ? [] : ["--no-install"]),
    ...(options.onConflict ? ["--on-conflict", options.onConflict] : []),
  ];
  return `npm init webpack-frontend ${choices.backend} -- ${["--yes", ...words].join(" ")}`;
}

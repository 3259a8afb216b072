import { choiceNames, defaultOf, optionName, type Choices } from "../choices.ts";
import type { CreateOptions } from "./options.ts";

/** The command that repeats a run: every choice that is not the default, and no question. */
export function repeatCommand(choices: Choices, options: CreateOptions): string {
  const words = [
    ...(choices.directory === "frontend" ? [] : ["--directory", choices.directory]),
    ...choiceNames.flatMap((name) =>
      choices[name] === defaultOf(name) ? [] : [`--${optionName(name)}`, choices[name]],
    ),
    ...(options.wire ? [] : ["--no-wire"]),
    ...(options.install ? [] : ["--no-install"]),
    ...(options.onConflict ? ["--on-conflict", options.onConflict] : []),
  ];
  return `npm init webpack-frontend ${choices.backend} -- ${["--yes", ...words].join(" ")}`;
}

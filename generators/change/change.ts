import { choiceNames, defaultOf, joinAll, listNames, type ChoiceName, type Choices } from "../choices.ts";
import { RefusedError } from "../errors.ts";
import type { Project } from "../project/backends/backend.ts";
import type { ChangeOptions } from "./options.ts";

/**
 * The choices after an `add` or a `remove`.
 *
 * @param before those of the folder
 * @param folder relative to the project
 * @throws RefusedError if there is nothing to take out, or what the project itself asks for
 */
export function changeChoices(
  before: Choices,
  { command, named }: Pick<ChangeOptions, "command" | "named">,
  project: Pick<Project, "features" | "evidence">,
  folder: string,
): Choices {
  if (command === "add") return { ...before, ...named, ...joinAll(before, named) };
  const present: readonly string[] = [
    ...choiceNames.map((name) => before[name]),
    ...listNames.flatMap((name) => before[name]),
  ];
  const missing = Object.values(named)
    .flat()
    .find((value) => !present.includes(value));
  if (missing !== undefined) throw new RefusedError(`${folder}/ has no ${missing}.`, `It has: ${describe(before)}`);
  const needed = named.features?.find((name) => project.features.includes(name));
  if (needed !== undefined) {
    const why = project.evidence.find((line) => line.startsWith(`${needed}:`)) ?? needed;
    throw new RefusedError(`Your project asks for ${needed}: ${why}.`, `Take that out of your project first.`);
  }
  const values = choiceNames.filter((name) => named[name] !== undefined).map((name) => [name, standard(name)]);
  const lists = listNames.map((name) => {
    const gone: readonly string[] = named[name] ?? [];
    return [name, before[name].filter((value) => !gone.includes(value))];
  });
  return { ...before, ...(Object.fromEntries([...values, ...lists]) as Partial<Choices>) };

  function standard(name: ChoiceName): string {
    if (before[name] !== defaultOf(name)) return defaultOf(name);
    throw new RefusedError(
      `${before[name]} is what a folder has that nobody has asked for something else.`,
      "Go to another one with add.",
    );
  }
}

/** What could be taken out. */
function describe(choices: Choices): string {
  const values = choiceNames.filter((name) => choices[name] !== defaultOf(name)).map((name) => choices[name]);
  return [...values, ...listNames.flatMap((name) => choices[name])].join(", ") || "nothing that could be taken out";
}

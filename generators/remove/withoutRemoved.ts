import {
  choiceNames,
  defaultOf,
  isChangeable,
  isList,
  type ChoiceName,
  type Choices,
  type PartialChoices,
} from "../choices.ts";
import { RefusedError, UsageError } from "../errors.ts";
import type { Project } from "../project/backends/backend.ts";

/**
 * What choices become with some values taken out: of a choice of one, its default stands in again.
 *
 * @param folder the rendered folder, as the user knows it
 * @throws RefusedError if one of them is not there, or the project cannot do without it; UsageError if it is a default
 */
export function withoutRemoved(
  before: Choices,
  removed: PartialChoices,
  project: Pick<Project, "features" | "evidence">,
  folder: string,
): Choices {
  const gone = choiceNames.flatMap((name) => [removed[name] ?? []].flat().map((value) => ({ name, value })));
  const absent = gone.filter(({ name, value }) => ![before[name]].flat().includes(value));
  const there = removable(before);
  const fix = there.length > 0 ? `What can be removed: ${there.join(", ")}` : "There is nothing to remove.";
  for (const { name, value } of gone) {
    if (!isList(name) && value === defaultOf(name)) {
      throw new UsageError(`${value} cannot be removed: something has to be the ${name}.`, fix);
    }
  }
  if (absent.length > 0) {
    const names = absent.map(({ value }) => value).join(" and no ");
    throw new RefusedError(`${folder}/ has no ${names}; nothing was written.`, fix);
  }
  const needed = project.features.find((feature) => removed.features?.includes(feature));
  if (needed !== undefined) throw needsIt(needed, project, folder);
  return { ...before, ...Object.fromEntries(gone.map(({ name }) => [name, rest(before, removed, name)])) };
}

function rest(before: Choices, removed: PartialChoices, name: ChoiceName): string | readonly string[] {
  if (!isList(name)) return defaultOf(name);
  const gone: readonly string[] = removed[name] ?? [];
  return before[name].filter((value) => !gone.includes(value));
}

/** The words that `remove` would take for a folder with these choices. */
function removable(choices: Choices): string[] {
  return choiceNames
    .filter((name) => isChangeable(name) && choices[name] !== defaultOf(name))
    .flatMap((name) => [choices[name]].flat());
}

function needsIt(feature: string, { evidence }: Pick<Project, "evidence">, folder: string): RefusedError {
  const why = evidence.find((text) => text.startsWith(`${feature}: `))?.slice(feature.length + 2);
  return new RefusedError(
    `${folder}/ cannot do without ${feature}, which your project asks for${why === undefined ? "" : `: ${why}`}; nothing was written.`,
    "Take that out of the project first, then run the command again.",
  );
}

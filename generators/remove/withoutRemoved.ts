import {
  choiceNames,
  defaultOf,
  isChangeable,
  isList,
  leftOf,
  noneOf,
  rowOf,
  type ChoiceName,
  type Choices,
} from "../choices.ts";
import type { Wish } from "../command/wish.ts";
import { RefusedError, UsageError } from "../errors.ts";
import type { Project } from "../project/backends/backend.ts";
import { joinWords } from "../shown.ts";

/**
 * What choices become with some values taken out: of a choice of one, its default stands in again.
 *
 * @param folder the rendered folder, as the user knows it
 * @throws RefusedError if one of them is not there, or the project cannot do without it; UsageError if it is a default
 */
export function withoutRemoved(
  before: Choices,
  wish: Wish,
  project: Pick<Project, "features" | "evidence">,
  folder: string,
): Choices {
  const { changes: removed, bare } = wish;
  const gone = choiceNames.flatMap((name) => [removed[name] ?? []].flat().map((value) => ({ name, value })));
  const absent = gone.filter(({ name, value }) => ![before[name]].flat().includes(value));
  const there = removable(before);
  const fix = there.length > 0 ? `What can be removed: ${there.join(", ")}` : "There is nothing to remove.";
  const [none] = bare;
  if (none !== undefined) {
    const others = rowOf(none).many?.alternatives ?? [];
    throw new UsageError(`${noneOf(none)} cannot be removed: it is what is there without ${joinWords(others)}.`, fix);
  }
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
  return rest(before, wish);
}

/** What is left of choices, also where some of what is removed was not there. */
export function rest(before: Choices, { changes }: Wish): Choices {
  const left = (name: ChoiceName) => {
    const gone: readonly string[] = [changes[name] ?? []].flat();
    return isList(name) ? before[name].filter((value) => !gone.includes(value)) : leftOf(name, before[name]);
  };
  const names = choiceNames.filter((name) => changes[name] !== undefined);
  return { ...before, ...Object.fromEntries(names.map((name) => [name, left(name)])) };
}

/** The words that `remove` would take for a folder with these choices. */
function removable(choices: Choices): string[] {
  return choiceNames
    .filter((name) => isList(name) || (isChangeable(name) && choices[name] !== defaultOf(name)))
    .flatMap((name) => [choices[name]].flat());
}

function needsIt(feature: string, { evidence }: Pick<Project, "evidence">, folder: string): RefusedError {
  const why = evidence.find((text) => text.startsWith(`${feature}: `))?.slice(feature.length + 2);
  return new RefusedError(
    `${folder}/ cannot do without ${feature}, which your project asks for${why === undefined ? "" : `: ${why}`}; nothing was written.`,
    "Take that out of the project first, then run the command again.",
  );
}

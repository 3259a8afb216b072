import upperFirst from "lodash-es/upperFirst.js";
import type { Group } from "./ask.ts";
import { choiceNames, defaultOf, isChangeable, isList, noneOf, rowOf, type ChoiceName } from "./choices.ts";

/** The values of a choice in groups. The word for none of them is one too, where its row has its own: `css`. */
export function groupsOf(name: ChoiceName): Group[] {
  const { values, describe, groups = {}, many } = rowOf(name);
  const grouped = Object.values(groups).flat();
  const words = many?.none === undefined ? values : [many.none, ...values];
  const rest = words.filter((value) => !grouped.includes(value));
  return [
    ...Object.entries(groups).map(([title, members]): Group => ({ title, values: members })),
    ...(rest.length > 0 ? [{ title: upperFirst(describe), values: rest }] : []),
  ];
}

/** The choices that `add` can change in a rendered folder. */
export const changeable: readonly ChoiceName[] = choiceNames.filter(isChangeable);

/** What `add` takes, each with the choice that it is a value of. */
export const addable: ReadonlyMap<string, ChoiceName> = new Map(
  changeable.flatMap((name) =>
    groupsOf(name).flatMap(({ values }) => values.map((value): [string, ChoiceName] => [value, name])),
  ),
);

/** What `remove` takes: no default of a choice of one, and no word for none, since something has to be there. */
export function removableGroups(): Group[] {
  const isRemovable = (name: ChoiceName, value: string) =>
    isList(name) ? value !== noneOf(name) : value !== defaultOf(name);
  return changeable
    .flatMap((name) =>
      groupsOf(name).map(({ title, values }) => ({
        title,
        values: values.filter((value) => isRemovable(name, value)),
      })),
    )
    .filter(({ values }) => values.length > 0);
}

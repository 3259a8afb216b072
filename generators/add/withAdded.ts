import { excluding, isList, joinLists, listNames, type Choices, type PartialChoices } from "../choices.ts";
import { brought } from "../command/brought.ts";

/**
 * What choices become with others added: one takes the place of the one before, and a member joins its list, in the place of
 * one that it excludes.
 */
export function withAdded(before: Choices, added: PartialChoices): Choices {
  const lists = listNames.map((name) => {
    const news: readonly string[] = added[name] ?? [];
    const staying = before[name].filter((value) => !excluding(name, [value, ...news]));
    return [name, joinLists(name, staying, news)];
  });
  const others = Object.entries(added).filter(([name]) => !isList(name));
  return { ...before, ...brought(before.ui, added), ...Object.fromEntries([...others, ...lists]) } as Choices;
}

import { excluding, isList, joinLists, listNames, rowOf, type Choices } from "../choices.ts";
import { brought } from "../command/brought.ts";
import type { Wish } from "../command/wish.ts";

/**
 * What choices become with others added: one takes the place of the one before, and a member joins its list, in the place of
 * one that it excludes. The word for none of a list takes the place of its alternatives.
 */
export function withAdded(before: Choices, { changes, bare }: Wish): Choices {
  const lists = listNames.map((name) => {
    const news: readonly string[] = changes[name] ?? [];
    const alternatives = bare.includes(name) ? (rowOf(name).many?.alternatives ?? []) : [];
    const staying = before[name].filter((value) => !excluding(name, [value, ...news]) && !alternatives.includes(value));
    return [name, joinLists(name, staying, news)];
  });
  const others = Object.entries(changes).filter(([name]) => !isList(name));
  return { ...before, ...brought(before.ui, changes), ...Object.fromEntries([...others, ...lists]) } as Choices;
}

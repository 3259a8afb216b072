import { addable } from "../addable.ts";
import { isList, noneOf, rowOf, type ChoiceName, type ListName, type PartialChoices } from "../choices.ts";
import { exclusive, together } from "./readList.ts";

/** What somebody wants to have added or removed. */
export interface Wish {
  /** The values named: of a choice of one its value, of one of any number those that were named. */
  readonly changes: PartialChoices;
  /** The lists of which the word for none was named, `css`: nothing is to be in the place of one of their alternatives. */
  readonly bare: readonly ListName[];
}

/**
 * Reads the words that name features.
 *
 * @param words each one of those that `add` takes
 * @throws UsageError if two of them exclude each other
 */
export function readWish(words: readonly string[]): Wish {
  const named = new Map<ChoiceName, readonly string[]>();
  for (const word of words) {
    const name = addable.get(word);
    if (name !== undefined) named.set(name, [...new Set([...(named.get(name) ?? []), word])]);
  }
  const lists = [...named.keys()].filter(isList);
  const bare = lists.filter((name) => named.get(name)?.includes(noneOf(name)));
  for (const name of bare) refuseBeside(name, named.get(name) ?? []);
  const values = [...named].map(([name, all]): [ChoiceName, string | readonly string[]] => [
    name,
    isList(name) ? together(name, all) : only(name, all),
  ]);
  return { changes: Object.fromEntries(values.filter(([, value]) => value.length > 0)), bare };
}

/** The words of a wish, as they are typed. */
export function wordsOf({ changes, bare }: Wish): string[] {
  return [...Object.values(changes).flat(), ...bare.map(noneOf)];
}

/** @throws UsageError where one of several alternatives is named beside the word for none of them */
function refuseBeside(name: ListName, words: readonly string[]): void {
  const { alternatives = [], because } = rowOf(name).many ?? {};
  const other = words.find((word) => alternatives.includes(word));
  if (other !== undefined) throw exclusive(noneOf(name), other, because);
}

/** @throws UsageError where a choice of one has several values */
function only(name: ChoiceName, [value = "", other]: readonly string[]): string {
  if (other !== undefined) throw exclusive(value, other, `both are the ${name}`);
  return value;
}

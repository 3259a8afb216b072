import {
  choiceNames,
  excluding,
  isList,
  joinLists,
  noneOf,
  optionName,
  rowOf,
  type Choice,
  type ChoiceName,
  type ListName,
} from "../choices.ts";
import { NONE } from "../choiceTable.ts";
import { UsageError } from "../errors.ts";
import { shown } from "../shown.ts";
import { unknown } from "./oneOf.ts";

/**
 * Reads the value of an option that names any number of things: `react,vue`, or the word for none of them.
 *
 * @throws UsageError for a name that is not known, or names that exclude each other
 */
export function readList<Name extends ListName>(name: Name, text: string): Choice<Name> {
  const words = text.split(",").map((word) => word.trim());
  const { values } = rowOf(name);
  const none = noneOf(name);
  const stranger = words.find((word) => !values.includes(word) && word !== none);
  if (stranger !== undefined) throw strange(name, stranger);
  const other = words.find((word) => word !== none);
  if (other !== undefined && words.includes(none)) throw exclusive(none, other);
  return together(name, words);
}

/** A name that is none of a list's may be one of another choice. */
function strange(name: ListName, word: string): UsageError {
  const named = `--${optionName(name)} ${shown(word) || '""'}`;
  const home = choiceNames.find((other) => other !== name && word !== NONE && wordsOf(other).includes(word));
  if (home === undefined) return unknown(named, word, wordsOf(name));
  return new UsageError(`${named} is not known.`, `Write --${optionName(home)} ${word}`);
}

/** What can be said of a choice, with the word for none of its values. */
export function wordsOf(name: ChoiceName): string[] {
  return [...(isList(name) ? [noneOf(name)] : []), ...rowOf(name).values];
}

/** @throws UsageError for members of a list that exclude each other */
export function together<Name extends ListName>(name: Name, words: readonly string[]): Choice<Name> {
  const [one, two] = excluding(name, words) ?? [];
  if (one !== undefined && two !== undefined) throw exclusive(one, two, rowOf(name).many?.because);
  return joinLists(name, words);
}

/** @param because why they are, as a clause */
export function exclusive(one: string, other: string, because?: string): UsageError {
  return new UsageError(
    `${one} and ${other} exclude each other${because === undefined ? "" : `: ${because}`}.`,
    "Give one of the two.",
  );
}

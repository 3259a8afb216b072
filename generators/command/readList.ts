import { excluding, joinLists, noneOf, optionName, rowOf, type Choice, type ListName } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { shown } from "../shown.ts";
import { unknown } from "./oneOf.ts";

/**
 * Reads the value of an option that names any number of things: `react,vue`, or the word for none of them.
 *
 * @throws UsageError for a name that is not known, or names that exclude each other
 */
export function readList<Name extends ListName>(name: Name, text: string): Choice<Name> {
  const option = `--${optionName(name)}`;
  const words = text.split(",").map((word) => word.trim());
  const { values } = rowOf(name);
  const none = noneOf(name);
  const stranger = words.find((word) => !values.includes(word) && word !== none);
  if (stranger !== undefined) throw unknown(`${option} ${shown(stranger) || '""'}`, stranger, [none, ...values]);
  const other = words.find((word) => word !== none);
  if (other !== undefined && words.includes(none)) throw exclusive(none, other);
  return together(name, words);
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

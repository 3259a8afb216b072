import type { Argument, Option } from "commander";
import { UsageError } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { shown } from "../shown.ts";

/** A word like none that can stand there: the value of an option, perhaps, that npm has taken away. */
export class StrayWordError extends UsageError {}

/**
 * Has an option or argument take some values only, as commander's `choices` does, and proposes the one that was meant.
 *
 * @param named what it is called in messages: `--styles`
 * @param others words that are none of the values, and may have been meant
 */
export function oneOf<Words extends Argument | Option>(
  words: Words,
  named: string,
  values: readonly string[],
  others: readonly string[] = [],
): Words {
  words.choices(values);
  words.argParser((word: string, before: unknown) => {
    if (!values.includes(word)) throw unknown(`${named} ${shown(word)}`, word, values, others);
    return words.variadic && Array.isArray(before) ? [...(before as string[]), word] : words.variadic ? [word] : word;
  });
  return words;
}

/** @param named the word, and what it was to be: `--styles sass` */
export function unknown(
  named: string,
  word: string,
  values: readonly string[],
  others: readonly string[] = [],
): UsageError {
  const meant = nearest(word, [...values, ...others]);
  const fix = `Choose one of: ${values.join(", ")}`;
  return meant === undefined
    ? new StrayWordError(`${named} is not known.`, fix)
    : new UsageError(`${named} is not known. Did you mean ${meant}?`, fix);
}

import { addable } from "../addable.ts";
import type { Explanation, Group } from "../ask.ts";
import { isList, meaningOf, noneOf, rowOf, type Choices } from "../choices.ts";

/** What a command can do with a folder, for a person who chooses. */
export interface Offers {
  readonly groups: readonly Group[];
  readonly explain: (value: string) => Explanation;
}

/**
 * Offers values in their groups.
 *
 * @param explain undefined for a value that is not spoken of
 */
export function offersOf(groups: readonly Group[], explain: (value: string) => Explanation | undefined): Offers {
  const all = groups.flatMap(({ values }) => values).map((value) => [value, explain(value)] as const);
  const explained = new Map(all.filter((pair): pair is [string, Explanation] => pair[1] !== undefined));
  return {
    groups: withValues(groups, (value) => explained.has(value)),
    explain: (value) => explained.get(value) ?? { says: "" },
  };
}

/** What can be chosen of it. */
export function openGroups({ groups, explain }: Offers): Group[] {
  return withValues(groups, (value) => explain(value).disabled === undefined);
}

function withValues(groups: readonly Group[], isWanted: (value: string) => boolean): Group[] {
  return groups
    .map(({ title, values }) => ({ title, values: values.filter(isWanted) }))
    .filter(({ values }) => values.length > 0);
}

/** A line for each value, with what it means, under the title of its group. */
export function listed(groups: readonly Group[]): string {
  const width = Math.max(...groups.flatMap(({ values }) => values.map((value) => value.length)));
  const line = (value: string) => `  ${value.padEnd(width)}  ${meaning(value)}`.trimEnd();
  return groups.flatMap(({ title, values }) => [title, ...values.map(line)]).join("\n");
}

/** What a value that `add` takes means and costs, in a few words. */
export function meaning(value: string): string {
  const name = addable.get(value);
  return name === undefined ? "" : meaningOf(name, value);
}

/** Whether choices have a value; the word for none of a list, where they have none of its alternatives. */
export function has(choices: Choices, value: string): boolean {
  const name = addable.get(value);
  if (name === undefined) return false;
  const members: readonly string[] = [choices[name]].flat();
  const { alternatives = [] } = rowOf(name).many ?? {};
  return isList(name) && value === noneOf(name)
    ? !alternatives.some((member) => members.includes(member))
    : members.includes(value);
}

import { addable, changeable, groupsOf } from "../addable.ts";
import type { Explanation } from "../ask.ts";
import { excluding, isList, noneOf, rowOf, type Choices } from "../choices.ts";
import { sayNeed } from "../command/needed.ts";
import { has, meaning, offersOf, type Offers } from "../command/offers.ts";
import { readWish } from "../command/wish.ts";
import { UnfitError } from "../rendering/layers.ts";
import { needsOf } from "../rendering/needs.ts";
import { refuseUnfit, templatesFolder } from "../rendering/render.ts";
import { withAdded } from "./withAdded.ts";
import { joinWords } from "../shown.ts";

/** What can be added to a folder, and what is there. What does not go with its backend is not spoken of. */
export function offersToAdd(before: Choices): Offers {
  const needs = needsOf(templatesFolder(), before);
  return offersOf(changeable.flatMap(groupsOf), (value): Explanation | undefined => {
    const need = needs.find((each) => each.value === value);
    if (has(before, value)) return { says: "", there: true, disabled: "there" };
    if (need) return { says: "", there: true, disabled: `there: ${sayNeed(need)}` };
    const inTheWay = unfitWith(before, value);
    if (inTheWay?.length === 0) return undefined;
    if (inTheWay) return { says: "", disabled: `not with ${joinWords(inTheWay)}` };
    const replaced = replacedBy(before, value);
    return { says: [meaning(value), ...replaced.map((other) => `takes the place of ${other}`)].join("; ") };
  });
}

/** What of a folder is in the way of a value: nothing but its backend, perhaps. Undefined where the value goes with all of it. */
function unfitWith(before: Choices, value: string): string[] | undefined {
  try {
    refuseUnfit(withAdded(before, readWish([value])));
    return undefined;
  } catch (error) {
    if (error instanceof UnfitError) return error.values.filter((other) => other !== value);
    throw error;
  }
}

function replacedBy(before: Choices, value: string): string[] {
  const name = addable.get(value);
  if (name === undefined || !isList(name)) return [];
  const members: readonly string[] = before[name];
  const { alternatives = [] } = rowOf(name).many ?? {};
  const isPlain = value === noneOf(name);
  return members.filter((member) => (isPlain ? alternatives.includes(member) : excluding(name, [member, value])));
}

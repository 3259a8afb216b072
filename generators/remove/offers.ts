import { removableGroups } from "../addable.ts";
import type { Choices } from "../choices.ts";
import { sayNeed } from "../command/needed.ts";
import { has, meaning, offersOf, type Offers } from "../command/offers.ts";
import type { Project } from "../project/backends/backend.ts";
import { needsOf } from "../rendering/needs.ts";
import { templatesFolder } from "../rendering/render.ts";

/** What can be taken out of a folder, and what of it cannot. */
export function offersToRemove(before: Choices, { features }: Pick<Project, "features">): Offers {
  const needs = needsOf(templatesFolder(), before);
  return offersOf(removableGroups(), (value) => {
    if (features.some((feature) => feature === value)) return { says: "", disabled: "your project asks for it" };
    if (has(before, value)) return { says: meaning(value) };
    const need = needs.find((each) => each.value === value);
    return need && { says: "", disabled: sayNeed(need) };
  });
}

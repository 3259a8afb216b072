import { addable } from "../addable.ts";
import { defaultOf, isList, type Choices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { layersOf, UnfitError } from "../rendering/layers.ts";
import { has } from "./offers.ts";
import { joinWords } from "../shown.ts";

/**
 * Refuses choices that exclude each other, with what to do about it in a folder that is rendered.
 *
 * @param templates the built `templates/` folder
 * @param before the choices that it was rendered with
 * @throws UsageError naming what is there, and the command that takes it out
 */
export function refuseUnfitHere(templates: string, before: Choices, after: Choices): void {
  try {
    layersOf(templates, after);
  } catch (error) {
    if (!(error instanceof UnfitError)) throw error;
    const there = error.values.filter((value) => has(before, value) && isRemovable(value));
    const [first] = error.wanted;
    if (there.length === 0 && first !== undefined && addable.has(first)) {
      const words = [first, ...error.values].join(" ");
      throw new UsageError(error.message, `Add what it needs as well: npm init webpack-frontend add ${words}`);
    }
    if (there.length === 0) throw error;
    throw new UsageError(
      error.message,
      `Take ${joinWords(there)} out first: npm init webpack-frontend remove ${there.join(" ")}`,
    );
  }
}

function isRemovable(value: string): boolean {
  const name = addable.get(value);
  return name !== undefined && (isList(name) || value !== defaultOf(name));
}

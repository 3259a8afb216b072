import type { PartialChoices, UiName } from "../choices.ts";

/**
 * What comes along with features, unless the user says otherwise: who adds the first UI library wants components in templates.
 * A folder that has one and is hybrid all the same is meant to be.
 *
 * @param before the UI libraries that are there
 */
export function brought(before: readonly UiName[], { ui = [] }: PartialChoices): PartialChoices {
  return before.length === 0 && ui.length > 0 ? { architecture: "islands" } : {};
}

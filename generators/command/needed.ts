import { excluding, listNames, type Choices } from "../choices.ts";
import { RefusedError } from "../errors.ts";
import { needsOf, type Need } from "../rendering/needs.ts";

/**
 * What comes along with choices because they need it, what goes with them, and what stays though nothing needs it any more.
 *
 * @param templates the built `templates/` folder
 */
export function neededNotices(templates: string, before: Choices, after: Choices): string[] {
  const [was, is] = [needsOf(templates, before), needsOf(templates, after)];
  const isNeeded = (needs: readonly Need[], { value }: Need) => needs.some((need) => need.value === value);
  const coming = is.filter((need) => !isNeeded(was, need) && !isChosen(before, need) && !isChosen(after, need));
  const ending = was.filter((need) => !isNeeded(is, need));
  return [
    ...coming.map(({ value, by }) => `${value} comes along: ${named(by)} it.`),
    ...ending
      .filter((need) => !isChosen(before, need) && !isChosen(after, need))
      .map(({ value, by }) => `${value} goes too: it came along with ${by.join(" and ")}.`),
    ...ending
      .filter((need) => isChosen(before, need) && isChosen(after, need))
      .map(({ value }) => `${value} stays, as it was asked for; without it: npm init webpack-frontend remove ${value}`),
  ];
}

/**
 * What was chosen and is not any more has to be needed by nothing that stays.
 *
 * @param folder the rendered folder, as the user knows it
 * @throws RefusedError naming what needs it, and the command that takes out both
 */
export function refuseNeeded(
  templates: string,
  before: Choices,
  after: Choices,
  removed: readonly string[],
  folder: string,
): void {
  const need = needsOf(templates, after).find(({ name, value }) => {
    return removed.includes(value) || (isChosen(before, { name, value }) && !isChosen(after, { name, value }));
  });
  if (!need) return;
  const { value, by } = need;
  const words = isChosen(before, need) ? [value, ...by] : by;
  throw new RefusedError(
    `${folder}/ cannot do without ${value}: ${named(by)} it; nothing was written.`,
    `Take ${words.length > 1 ? "them out together" : `${by.join("")} out, and ${value} goes with it`}: npm init webpack-frontend remove ${words.join(" ")}`,
  );
}

function isChosen(choices: Choices, { name, value }: Pick<Need, "name" | "value">): boolean {
  const members: readonly string[] = choices[name];
  return members.includes(value);
}

/** `htmx needs`, `htmx and turbo need` */
function named(values: readonly string[]): string {
  return `${values.join(" and ")} ${values.length > 1 ? "need" : "needs"}`;
}

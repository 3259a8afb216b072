import type { Choices } from "../choices.ts";
import { RefusedError } from "../errors.ts";
import { describe } from "../rendering/description.ts";
import { layersOf } from "../rendering/layers.ts";
import { isChosen, needsOf, type Need } from "../rendering/needs.ts";
import { joinWords } from "../shown.ts";

/** What the layers that come say of themselves. */
function layerNotices(templates: string, before: Choices, after: Choices): string[] {
  const was = layersOf(templates, before).map(({ folder }) => folder);
  return layersOf(templates, after)
    .filter(({ folder }) => !was.includes(folder))
    .flatMap(({ folder }) => describe(templates, folder).notice ?? []);
}

/**
 * Tells of what comes along with choices because they need it, of what goes with them, and of what stays though nothing needs it any more.
 *
 * @param templates the built `templates/` folder
 */
export function neededNotices(templates: string, before: Choices, after: Choices): string[] {
  const [was, is] = [needsOf(templates, before), needsOf(templates, after)];
  const isIn = (needs: readonly Need[], { value }: Need) => needs.some((need) => need.value === value);
  const isWithout = (need: Need) => !isChosen(before, need) && !isChosen(after, need);
  const ending = was.filter((need) => !isIn(is, need));
  return [
    ...is
      .filter((need) => !isIn(was, need) && isWithout(need))
      .map((need) => `${need.value} comes along: ${sayNeed(need)}.`),
    ...ending.filter(isWithout).map(({ value, by }) => `${value} goes too: it came along with ${joinWords(by)}.`),
    ...ending
      .filter((need) => isChosen(before, need) && isChosen(after, need))
      .map(({ value }) => `${value} stays, as it was asked for; without it: npm init webpack-frontend remove ${value}`),
    ...was
      .filter((need) => isIn(is, need) && !isChosen(before, need) && isChosen(after, need))
      .map(({ value, by }) => `${value} came along with ${joinWords(by)}; from now on it stays without that.`),
    ...layerNotices(templates, before, after),
  ];
}

/**
 * What is to go may be needed by nothing that stays.
 *
 * @param after the choices without it
 * @param gone the values that are to go, chosen or not
 * @param folder the rendered folder, as the user knows it
 * @throws RefusedError naming what needs it, and the command that takes out both
 */
export function refuseNeeded(
  templates: string,
  before: Choices,
  after: Choices,
  gone: readonly string[],
  folder: string,
): void {
  const need = needsOf(templates, after).find(({ value }) => gone.includes(value));
  if (!need) return;
  const { value, by } = need;
  const way = isChosen(before, need)
    ? ["Take them out together", value, ...by]
    : [`${value} goes with ${joinWords(by)}`, ...by];
  throw new RefusedError(
    `${folder}/ cannot do without ${value}: ${sayNeed(need)}; nothing was written.`,
    `${way[0] ?? ""}: npm init webpack-frontend remove ${way.slice(1).join(" ")}`,
  );
}

/** `htmx needs it`, `htmx and turbo need it` */
export function sayNeed({ by }: Pick<Need, "by">): string {
  return `${joinWords(by)} ${by.length > 1 ? "need" : "needs"} it`;
}

import { posix } from "node:path";
import { allowedValues, layerFolders, listNames, type Choices, type ListName } from "../choices.ts";
import { describe } from "./description.ts";

/** A choice that has layers. */
export type Kind = keyof typeof layerFolders;
export const kinds = Object.keys(layerFolders) as Kind[];

/** A member of a list that is laid, chosen or not, because something that is chosen needs it. */
export interface Need {
  readonly name: ListName;
  readonly value: string;
  /** The chosen values that need it. */
  readonly by: readonly string[];
}

/** The members of lists that others of the choices need. */
export function needsOf(templates: string, choices: Choices): Need[] {
  const found = new Map<string, Need>();
  for (const { layer, value } of chosenLayers(choices)) {
    for (const other of layersNeededBy(templates, layer)) {
      const member = memberOf(other);
      if (member) found.set(other, { ...member, by: [...(found.get(other)?.by ?? []), value] });
    }
  }
  return [...found.values()];
}

/** Whether a member of a list is chosen. */
export function isChosen(choices: Choices, { name, value }: Pick<Need, "name" | "value">): boolean {
  const members: readonly string[] = choices[name];
  return members.includes(value);
}

/** A value that is chosen, and what it is a value of. */
export interface Chosen {
  readonly kind: Kind;
  readonly value: string;
}

/** The chosen values because of which a layer is laid: the one that it is of, or those that need it. */
export function wantedBy(templates: string, layer: string, choices: Choices): Chosen[] {
  const chosen = chosenLayers(choices);
  const own = chosen.filter((one) => one.layer === layer);
  return own.length > 0 ? own : chosen.filter((one) => layersNeededBy(templates, one.layer).includes(layer));
}

/** The layers that a layer needs, and those that these need. */
function layersNeededBy(templates: string, layer: string): string[] {
  const { needs = [] } = describe(templates, layer);
  return [...new Set([...needs, ...needs.flatMap((need) => layersNeededBy(templates, need))])];
}

/** The layers of all values that are chosen, whether there are such layers or not. */
export function chosenLayers(choices: Choices): (Chosen & { layer: string })[] {
  return kinds.flatMap((kind) =>
    [choices[kind]].flat().map((value) => ({ kind, value, layer: posix.join(layerFolders[kind], value) })),
  );
}

/** The member of a list that a layer is the layer of. */
function memberOf(layer: string): Pick<Need, "name" | "value"> | undefined {
  const value = posix.basename(layer);
  const name = listNames.find(
    (list) => layerFolders[list] === posix.dirname(layer) && allowedValues[list]?.includes(value),
  );
  return name && { name, value };
}

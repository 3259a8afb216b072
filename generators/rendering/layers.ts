import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import upperFirst from "lodash-es/upperFirst.js";
import { isList, layerFolders, optionName, rowOf, typed, type Choices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { describe, type LayerDescription } from "./description.ts";
import type { Layer } from "./files.ts";
import { kinds, wantedBy, type Chosen } from "./needs.ts";
import { joinWords } from "../shown.ts";

/** Choices that exclude each other. */
export class UnfitError extends UsageError {
  /** The chosen values that are in the way of one another, or the one that does not go with the backend. */
  readonly values: readonly string[];
  /** The values of another choice that it does go with; none where it is the backend that is in the way. */
  readonly wanted: readonly string[];

  constructor(message: string, fix: string, values: readonly string[], wanted: readonly string[] = []) {
    super(message, fix);
    this.values = values;
    this.wanted = wanted;
  }
}

/** The plain frontend, complete as it stands, below all choices; and what is written for all of them, above. */
const [LOWEST, HIGHEST] = ["frontend", "readme"];

/**
 * The layers of a frontend, lowest first.
 *
 * @param templates the built `templates/` folder
 * @param joins whether the folder is a member of a workspace, or stands apart from one; undefined where neither means anything
 * @throws UnfitError if the choices exclude each other
 */
export function layersOf(templates: string, choices: Choices, joins?: boolean): Layer[] {
  const layers = new Map<string, LayerDescription>();
  const lay = (folder: string, above: readonly string[] = []) => {
    if (layers.has(folder)) return;
    const way = [...above, folder].join(" needs ");
    if (above.includes(folder)) throw new Error(`Layers need one another: ${way}`);
    if (!existsSync(join(templates, folder))) throw new Error(`There is no such layer: ${way}`);
    const description = describe(templates, folder);
    for (const need of description.needs ?? []) lay(need, [...above, folder]);
    layers.set(folder, description);
    const between = betweenOf(layers).filter((other) => !above.includes(other) && existsSync(join(templates, other)));
    for (const other of between) lay(other, [...above, folder]);
  };
  const chosen = [...chosenFolders(choices), ...standingFolders(choices, joins)].filter((folder) =>
    existsSync(join(templates, folder)),
  );
  for (const folder of [LOWEST, ...chosen, HIGHEST]) lay(folder);
  const wants = (folder: string) => ({ name: posix.basename(folder), by: wantedBy(templates, folder, choices) });
  for (const [folder, description] of layers) {
    refuseOthers(wants(folder), description, choices);
    const clash = description.clashes?.find((other) => layers.has(other));
    if (clash !== undefined) throw clashing(wants(folder), wants(clash), description.because);
  }
  return [...layers].map(([folder, { replaces = [], imports = [], importsBefore = [], samples = [] }]) => ({
    folder,
    replaces,
    imports,
    importsBefore,
    samples,
  }));
}

/** What belongs between the layers that are laid: what some of them want `with` others. */
function betweenOf(layers: ReadonlyMap<string, LayerDescription>): string[] {
  const wanted = [...layers.values()].flatMap((description) => Object.entries(description.with ?? {}));
  return wanted.filter(([others]) => others.split(" ").every((other) => layers.has(other))).map(([, folder]) => folder);
}

function chosenFolders(choices: Choices): string[] {
  return kinds.flatMap((kind) => [choices[kind]].flat().map((value) => posix.join(layerFolders[kind], value)));
}

/** What a package manager needs in order to take the folder for a member, or for a project of its own. */
function standingFolders({ packageManager }: Choices, joins: boolean | undefined): string[] {
  return joins === undefined ? [] : [`packageManagers/${packageManager}-${joins ? "member" : "apart"}`];
}

/** A layer in the words of the user, with the chosen values because of which it is laid. */
interface Want {
  readonly name: string;
  readonly by: readonly Chosen[];
}

function refuseOthers(want: Want, { for: only = {}, because }: LayerDescription, choices: Choices): void {
  for (const kind of kinds) {
    const allowed = only[kind];
    const values: readonly string[] = [choices[kind]].flat();
    if (!allowed || values.some((value) => allowed.includes(value))) continue;
    throw new UnfitError(
      `${sayNeed(want)}${want.name} is for the ${kind} ${allowed.join(" or ")}, not for ${typed(kind, values)}${reason(because)}.`,
      `${upperFirst(values.length === 0 ? `choose --${optionName(kind)} ${allowed[0] ?? ""}, or ${without(want)}` : without(want))}.`,
      want.by.map(({ value }) => value),
      kind === "backend" ? [] : allowed,
    );
  }
}

function clashing(one: Want, other: Want, because: string | undefined): UnfitError {
  return new UnfitError(
    `${sayNeed(one)}${sayNeed(other)}${one.name} and ${other.name} exclude each other${reason(because)}.`,
    `${upperFirst(without(one))}, or ${without(other)}.`,
    [...one.by, ...other.by].map(({ value }) => value),
  );
}

/** Who chose one layer did not choose those that it needs. */
function sayNeed({ name, by }: Want): string {
  const others = by.map(({ value }) => value).filter((value) => value !== name);
  return others.length > 0 ? `${joinWords(others)} ${others.length > 1 ? "need" : "needs"} ${name}, and ` : "";
}

function reason(because: string | undefined): string {
  return because === undefined ? "" : `: ${because}`;
}

/** How a user does without a layer. */
function without({ by }: Want): string {
  const ways = by.map(({ kind, value }) =>
    isList(kind) && !rowOf(kind).many?.standard
      ? `leave ${value} out`
      : `choose another --${optionName(kind)} than ${value}`,
  );
  return joinWords(ways);
}

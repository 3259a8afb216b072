import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isList, layerFolders, optionName, rowOf, typed, type Choices } from "../choices.ts";
import { UsageError } from "../errors.ts";
import type { Layer } from "./files.ts";

/**
 * What a layer says of itself, in `<its folder>.layer.json` beside its folder, so that the folder holds nothing but what is
 * rendered. Layers are called by their folders: `bundlers/rspack`.
 */
export interface LayerDescription extends Omit<Layer, "folder"> {
  /** The layers that lie below it, also where nobody has chosen them. */
  readonly needs?: readonly string[];
  /** The layers that it cannot be together with. */
  readonly clashes?: readonly string[];
  /** The only values of other choices that it goes with: `{ "backend": ["django"] }`. */
  readonly for?: { readonly [Name in keyof typeof layerFolders]?: readonly string[] };
  /**
   * By other layers, what lies directly above both where those are laid as well: `{ "ui/react": "architectures/islands-react" }`.
   * A key may name several: `"ui/react ui/vue"`.
   */
  readonly with?: Readonly<Record<string, string>>;
  /** Why it clashes, or goes with those alone: a clause for the error. */
  readonly because?: string;
}

/** The plain frontend, complete as it stands, below all choices; and what is written for all of them, above. */
const [LOWEST, HIGHEST] = ["frontend", "readme"];

/**
 * The layers of a frontend, lowest first.
 *
 * @param templates the built `templates/` folder
 * @param joins whether the folder is a member of a workspace, or stands apart from one; undefined where neither means anything
 * @throws UsageError if the choices exclude each other
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
  for (const [folder, description] of layers) {
    refuseOthers(folder, description, choices);
    refuseClashes(folder, description, layers);
  }
  return [...layers].map(([folder, { replaces = [], imports = [], importsBefore = [] }]) => ({
    folder,
    replaces,
    imports,
    importsBefore,
  }));
}

/** What belongs between the layers that are laid: what some of them want `with` others. */
function betweenOf(layers: ReadonlyMap<string, LayerDescription>): string[] {
  const wanted = [...layers.values()].flatMap((description) => Object.entries(description.with ?? {}));
  return wanted.filter(([others]) => others.split(" ").every((other) => layers.has(other))).map(([, folder]) => folder);
}

/** What a layer says of itself; most have nothing to say. */
function describe(templates: string, folder: string): LayerDescription {
  const file = join(templates, `${folder}.layer.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LayerDescription) : {};
}

function chosenFolders(choices: Choices): string[] {
  return kinds.flatMap((kind) => [choices[kind]].flat().map((value) => posix.join(layerFolders[kind], value)));
}

/** What a package manager needs in order to take the folder for a member, or for a project of its own. */
function standingFolders({ packageManager }: Choices, joins: boolean | undefined): string[] {
  return joins === undefined ? [] : [`packageManagers/${packageManager}-${joins ? "member" : "apart"}`];
}

const kinds = Object.keys(layerFolders) as (keyof typeof layerFolders)[];

function refuseOthers(folder: string, { for: only = {}, because }: LayerDescription, choices: Choices): void {
  for (const kind of kinds) {
    const allowed = only[kind];
    const values: readonly string[] = [choices[kind]].flat();
    if (!allowed || values.some((value) => allowed.includes(value))) continue;
    throw new UsageError(
      `${posix.basename(folder)} is for the ${kind} ${allowed.join(" or ")}, not for ${typed(kind, values)}${reason(because)}.`,
      capitalize(
        `${without(folder)}${kind === "backend" ? "" : `, or choose --${optionName(kind)} ${allowed.join(" or ")}`}.`,
      ),
    );
  }
}

function refuseClashes(
  folder: string,
  { clashes = [], because }: LayerDescription,
  layers: ReadonlyMap<string, unknown>,
): void {
  const other = clashes.find((clash) => layers.has(clash));
  if (other === undefined) return;
  throw new UsageError(
    `${posix.basename(folder)} and ${posix.basename(other)} exclude each other${reason(because)}.`,
    capitalize(`${without(folder)}, or ${without(other)}.`),
  );
}

function reason(because: string | undefined): string {
  return because === undefined ? "" : `: ${because}`;
}

/** How a user does without a layer. */
function without(folder: string): string {
  const kind = kinds.find((name) => layerFolders[name] === posix.dirname(folder)) ?? folder;
  const name = posix.basename(folder);
  return isList(kind) && !rowOf(kind).many?.standard
    ? `leave ${name} out`
    : `choose another --${optionName(kind)} than ${name}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

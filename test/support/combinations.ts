import { existsSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import * as choices from "../../generators/choices.ts";

/** One value for each row of choices; of what a frontend can have besides, whether it has it. */
export type Combination = Readonly<Record<string, string>>;

/** What the row of a list's member holds. */
const [WITHOUT, WITH] = ["without", "with"] as const;

const templates = resolve(import.meta.dirname, "../../templates");

/**
 * The table of choices, each row with its values: a row there is a row here. Of a list that a person is asked for, the values
 * are the answers offered: `react,vue`; of another, each member is a row of its own.
 */
export const ROWS: Readonly<Record<string, readonly string[]>> = {
  backend: choices.backendNames,
  ...Object.fromEntries(choices.choiceNames.flatMap(rowsOf)),
};

function rowsOf(name: choices.ChoiceName): [row: string, values: readonly string[]][] {
  const { values, many } = choices.rowOf(name);
  if (many && !many.answers) return values.map((value) => [value, [WITHOUT, WITH]]);
  return [[name, many?.answers ?? values]];
}

/** What a layer says of itself, as far as it rules combinations out. */
interface Declaration {
  needs?: string[];
  with?: Record<string, string>;
  clashes?: string[];
  for?: Record<string, string[]>;
}

/** Rows of a table, by their names. */
type Rows = Readonly<Record<string, readonly string[]>>;
/** Tells of a combination, or of the part of one that is there, whether its layers allow it. */
type Constraint = (combination: Combination) => boolean;

/** Combinations in which every two values of different rows are together at least once, if their layers allow it. */
export function coverPairs(rows: Rows = ROWS, isPossible: Constraint = isAllowed): Combination[] {
  const found: Combination[] = [];
  for (let left = findUncovered(found, rows, isPossible); left[0]; left = findUncovered(found, rows, isPossible)) {
    const row = complete(left[0], rows, isPossible, left);
    if (row) found.push(row);
  }
  return found;
}

/**
 * The pairs of values that are together in none of the combinations, and yet in one that is possible.
 *
 * @returns such as `styles=css, bundler=rspack`
 */
export function uncoveredPairs(
  combinations: readonly Combination[],
  rows: Rows = ROWS,
  isPossible: Constraint = isAllowed,
): string[] {
  return findUncovered(combinations, rows, isPossible).map((pair) =>
    Object.entries(pair)
      .map((each) => each.join("="))
      .join(", "),
  );
}

function findUncovered(combinations: readonly Combination[], rows: Rows, isPossible: Constraint): Combination[] {
  const names = Object.keys(rows);
  const every = (name: string) => rows[name] ?? [];
  const pairs = names.flatMap((first, index) =>
    names
      .slice(index + 1)
      .flatMap((second) =>
        every(first).flatMap((one) => every(second).map((other): Combination => ({ [first]: one, [second]: other }))),
      ),
  );
  return pairs
    .filter((pair) => !combinations.some((row) => isIn(pair, row)))
    .filter((pair) => complete(pair, rows, isPossible) !== undefined);
}

/**
 * @param part some values of the combination
 * @param wanted pairs that it had better have, where it can
 * @returns a whole combination that is possible, if there is one
 */
function complete(
  part: Combination,
  rows: Rows,
  isPossible: Constraint,
  wanted: readonly Combination[] = [],
): Combination | undefined {
  if (!isPossible(part)) return undefined;
  const name = Object.keys(rows).find((row) => !(row in part));
  if (name === undefined) return part;
  const gain = (row: Combination) => wanted.filter((pair) => isIn(pair, row)).length;
  const parts = (rows[name] ?? []).map((value): Combination => ({ ...part, [name]: value }));
  for (const longer of parts.sort((a, b) => gain(b) - gain(a))) {
    const whole = complete(longer, rows, isPossible, wanted);
    if (whole) return whole;
  }
  return undefined;
}

function isIn(part: Combination, whole: Combination): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value);
}

/** As few of the combinations as have every value once, where it shows. */
export function coverValues(combinations: readonly Combination[]): Combination[] {
  const left = new Set(combinations.flatMap(valuesOf));
  const news = (row: Combination) => valuesOf(row).filter((value) => left.has(value)).length;
  const chosen: Combination[] = [];
  while (left.size > 0) {
    const best = combinations.reduce((one, other) => (news(other) > news(one) ? other : one));
    for (const value of valuesOf(best)) left.delete(value);
    chosen.push(best);
  }
  return chosen;
}

/** What the command line is told. */
export function optionsOf(combination: Combination): string[] {
  const options = choices.choiceNames.map((name) => [`--${choices.optionName(name)}`, typed(name, combination)]);
  return [combination.backend ?? "", ...options.flat()];
}

/** @returns the value of an option */
function typed(name: choices.ChoiceName, combination: Combination): string {
  return (
    combination[name] ??
    choices.typed(
      name,
      choices.rowOf(name).values.filter((value) => combination[value] === WITH),
    )
  );
}

/** A combination as a test's name says it: what differs from the defaults, after the backend. */
export function titleOf(combination: Combination): string {
  return Object.entries(combination)
    .filter(([name, value]) => (ROWS[name]?.length ?? 2) > 1 && value !== WITHOUT)
    .map((pair) => pair.join("="))
    .join(", ");
}

/** Whether the layers of a combination, or of a part of one, go together, as they say themselves. */
export function isAllowed(combination: Combination): boolean {
  if (choices.listNames.some((name) => choices.excluding(name, valuesFor(name, combination)))) return false;
  const layers = new Map<string, Declaration>();
  const lay = (folder: string): void => {
    if (layers.has(folder)) return;
    const declaration = declarationOf(folder);
    layers.set(folder, declaration);
    declaration.needs?.forEach(lay);
    betweenOf(layers).forEach(lay);
  };
  for (const [name, folder] of Object.entries(choices.layerFolders)) {
    for (const value of valuesFor(name, combination)) lay(posix.join(folder, value));
  }
  return [...layers.values()].every(
    ({ clashes = [], for: only = {} }) =>
      !clashes.some((layer) => layers.has(layer)) &&
      Object.entries(only).every(([name, allowed]) => {
        const values = valuesFor(name, combination);
        return !(name in combination) || values.some((value) => allowed.includes(value));
      }),
  );
}

/** @returns the values that have a layer each: none where the row is not there, or not there yet */
function valuesFor(name: string, combination: Combination): string[] {
  const value = combination[name];
  if (value !== undefined) return value.split(",");
  return choices.isList(name) ? choices.rowOf(name).values.filter((member) => combination[member] === WITH) : [];
}

function betweenOf(layers: ReadonlyMap<string, Declaration>): string[] {
  const wanted = [...layers.values()].flatMap((declaration) => Object.entries(declaration.with ?? {}));
  return wanted.filter(([others]) => others.split(" ").every((other) => layers.has(other))).map(([, folder]) => folder);
}

const declarations = new Map<string, Declaration>();

function declarationOf(layer: string): Declaration {
  const known = declarations.get(layer);
  if (known) return known;
  const file = join(templates, `${layer}.layer.json`);
  const declaration = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Declaration) : {};
  declarations.set(layer, declaration);
  return declaration;
}

/** The values that show in what is built: one that is asked for beside another alone shows there. */
function valuesOf(combination: Combination): string[] {
  const shows = (name: string) => {
    const ask = choices.choiceNames.some((row) => row === name) && choices.rowOf(name as choices.ChoiceName).ask;
    return !ask || ask.architecture.includes(combination.architecture ?? "");
  };
  return Object.entries(combination)
    .filter(([name]) => shows(name))
    .map((pair) => pair.join("="));
}

import mapValues from "lodash-es/mapValues.js";
import { choiceTable, NONE, type Many, type Row } from "./choiceTable.ts";

export const backendNames = ["django", "flask", "fastapi", "pyramid"] as const;

type Table = typeof choiceTable;
export type ChoiceName = keyof Table;
/** The choices of any number of values. */
export type ListName = { [Name in ChoiceName]: Table[Name] extends { many: Many } ? Name : never }[ChoiceName];
export type Choice<Name extends ChoiceName> = Name extends ListName
  ? readonly Table[Name]["values"][number][]
  : Table[Name]["values"][number];
export type UiName = Choice<"ui">[number];
export type FeatureName = Choice<"features">[number];
export type BackendName = (typeof backendNames)[number];

/** Everything that decides what is rendered: the same choices give the same files. */
export type Choices = { readonly [Name in ChoiceName]: Choice<Name> } & {
  readonly backend: BackendName;
  /** The frontend folder's name, a valid Python package name. */
  readonly directory: string;
};

/** What the user has said so far: on the command line, in an answers file, or in an earlier run. */
export type PartialChoices = { readonly [Name in keyof Choices]?: Choices[Name] | undefined };

/**
 * The folder of `templates/` that holds the layers of a choice, in the order in which these lie over one another. A value
 * without a folder of its own, such as the default, adds nothing.
 */
export const layerFolders = {
  styles: "styles",
  backend: "backends",
  transpiler: "transpilers",
  bundler: "bundlers",
  ui: "ui",
  architecture: "architectures",
  features: "features",
} as const satisfies { readonly [Name in keyof Choices]?: string };

export const choiceNames = Object.keys(choiceTable) as ChoiceName[];
export const listNames = choiceNames.filter((name): name is ListName => isList(name));

/** What each choice can be, or hold; undefined where that is any name. */
export const allowedValues: { readonly [Name in keyof Choices]: readonly string[] | undefined } = {
  ...mapValues(choiceTable, ({ values }) => values),
  backend: backendNames,
  directory: undefined,
};

export function rowOf(name: ChoiceName): Row {
  return choiceTable[name];
}

/** Whether it is a choice of any number of values. */
export function isList(name: string): name is ListName {
  return Object.hasOwn(choiceTable, name) && rowOf(name as ChoiceName).many !== undefined;
}

/** What a value means and costs, in a few words. */
export function meaningOf(name: ChoiceName, value: string): string {
  return rowOf(name).says?.[value] ?? "";
}

/**
 * Whether a person is to be asked.
 *
 * @param known what is chosen already, defaults included
 */
export function isAsked(name: ChoiceName, known: PartialChoices): boolean {
  const { ask } = rowOf(name);
  return ask !== false && (ask === undefined || ask.architecture.includes(known.architecture ?? ""));
}

/** Whether `add` can change it in a rendered folder. */
export function isChangeable(name: ChoiceName): boolean {
  return isList(name) || (rowOf(name).change ?? false);
}

/** What is taken where the user says nothing. */
export function defaultOf<Name extends ChoiceName>(name: Name): Choice<Name> {
  const { many, values } = rowOf(name);
  return (many ? (many.standard ?? []) : values[0]) as Choice<Name>;
}

/** What a choice of one is when a value is taken out of it. */
export function leftOf<Name extends ChoiceName>(name: Name, value: Choice<Name>): Choice<Name> {
  return (rowOf(name).below?.[value as string] ?? defaultOf(name)) as Choice<Name>;
}

/** The word for none of a list. */
export function noneOf(name: ListName): string {
  return rowOf(name).many?.none ?? NONE;
}

/** All members of some lists, each once, sorted. */
export function joinLists<Name extends ListName>(
  name: Name,
  ...lists: (readonly unknown[] | undefined)[]
): Choice<Name> {
  const members = rowOf(name).values.filter((value) => lists.some((list) => list?.includes(value)));
  return members.sort() as readonly string[] as Choice<Name>;
}

/** The members of a list that exclude each other; undefined where all go together. */
export function excluding(name: ListName, members: readonly string[]): readonly string[] | undefined {
  const both = rowOf(name).many?.alternatives?.filter((value) => members.includes(value)) ?? [];
  return both.length > 1 ? both : undefined;
}

/**
 * Takes something that others wrote, in a file, for a choice.
 *
 * @returns undefined where it is none
 */
export function asChoice<Name extends keyof Choices>(name: Name, value: unknown): Choices[Name] | undefined {
  if (isList(name)) return asList(name, value) as Choices[Name] | undefined;
  const values = allowedValues[name];
  return typeof value === "string" && (!values || values.includes(value)) ? (value as Choices[Name]) : undefined;
}

function asList(name: ListName, value: unknown): readonly string[] | undefined {
  // In state files and answers of before, what is a list now was one word.
  const given = typeof value === "string" ? [value].filter((word) => word !== noneOf(name)) : value;
  const members: readonly unknown[] | undefined = Array.isArray(given) ? given : undefined;
  const list: readonly string[] | undefined = members && joinLists(name, members);
  if (!list || !members?.every((member) => list.some((known) => known === member))) return undefined;
  return excluding(name, list) ? undefined : list;
}

/** A choice as it is typed: `react,vue`. */
export function typed(name: string, value: string | readonly string[]): string {
  return [value].flat().join(",") || (isList(name) ? noneOf(name) : "");
}

/** `packageManager` as it is spelled on the command line: `package-manager`. */
export function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

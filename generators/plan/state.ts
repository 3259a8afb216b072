import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  asChoice,
  choiceNames,
  defaultOf,
  excluding,
  isChangeable,
  isList,
  optionName,
  typed,
  type ChoiceName,
  type Choices,
  type FeatureName,
  type PartialChoices,
} from "../choices.ts";
import { RefusedError } from "../errors.ts";
import { asRecord, readOrRefuse, withoutMark } from "../input.ts";
import { shellPath } from "../shell.ts";

/** The state file's name, inside the frontend folder. It belongs into version control. */
export const stateFile = ".webpack-frontend.json";

/** What a rendered folder remembers of how it was made: `add`, `update` and `undo` need it, and a second run of `create`. */
export interface State {
  readonly version: string;
  /** What the project was called: a clone of it may stand in a folder of another name. Folders of before have none. */
  readonly name?: string;
  readonly choices: Choices;
  /** Packages that the owner had in package.json before a layer wanted them: they stay without it. None is no key. */
  readonly own?: readonly string[];
  /** The edits that were made or found in the user's files, by their names. */
  readonly wiring: readonly string[];
  /**
   * SHA-256, in hexadecimal, of each file as it was rendered, by its path in the frontend folder. Where the user has kept a
   * file of theirs in place of a newer one of ours: of the one that theirs was made from.
   */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Looks for what an earlier run left.
 *
 * @param base absolute path of the folder that frontend folders stand in
 * @param directory the folder asked for; without it, the only rendered folder that there is
 * @throws RefusedError if the state file cannot be read, or says what we never write
 */
export function findState(base: string, directory: string | undefined): State | undefined {
  if (directory !== undefined) return readState(base, directory);
  const found = renderedFolders(base);
  return found.length === 1 && found[0] !== undefined ? readState(base, found[0]) : undefined;
}

/** A project by the name that it had when the folder was rendered. */
export function named<T extends { readonly name: string }>(project: T, { name }: State): T {
  return { ...project, name: name ?? project.name };
}

/** The names of the rendered folders in a folder. */
export function renderedFolders(base: string): string[] {
  // A link to a folder is one.
  return readdirSync(base).filter((name) => existsSync(join(base, name, stateFile)));
}

function readState(base: string, directory: string): State | undefined {
  const shown = `${directory}/${stateFile}`;
  const bytes = readOrRefuse(join(base, shown), shown);
  if (!bytes) return undefined;
  const { version, name, choices: remembered, own, wiring, files } = parse(bytes) ?? {};
  const choices = asRecord(remembered);
  if (
    !isVersion(version) ||
    !isName(name) ||
    !choices ||
    !(own === undefined || isNames(own)) ||
    !isNames(wiring) ||
    !isSums(files)
  ) {
    throw new RefusedError(`${shown} is not a readable state file.`, `Restore it: git checkout -- ${shellPath(shown)}`);
  }
  // The folder may have been renamed by hand since.
  return {
    version,
    ...(name !== undefined && { name }),
    choices: readChoices(shown, choices, directory),
    ...(own && { own }),
    wiring,
    files,
  };
}

function parse(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    return asRecord(JSON.parse(withoutMark(bytes.toString("utf8"))));
  } catch {
    return undefined;
  }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

function isName(name: unknown): name is string | undefined {
  return name === undefined || typeof name === "string";
}

/** It is printed in a command to type. */
function isVersion(version: unknown): version is string {
  return typeof version === "string" && /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[\w.-]{1,40})?$/.test(version);
}

/**
 * Two versions render other files for the same choices: of a folder that was left half one and half the other, neither the
 * build nor the backend could be counted on.
 *
 * @param folder the rendered folder, relative to the project
 * @param ours our own version
 * @param command what the user has asked for, as it is typed
 * @throws RefusedError with the command that does it by the version that rendered the folder
 */
export function refuseOtherVersion({ version }: State, folder: string, ours: string, command: string): void {
  if (version === ours) return;
  throw new RefusedError(
    `${folder}/ was rendered by version ${version}, and this is version ${ours}, which renders other files. Nothing was written.`,
    `Take the version that rendered it: ${command.replace("webpack-frontend", `webpack-frontend@${version}`)}`,
  );
}

/** Whether all paths are those of files in the folder: one that leads out of it is not from us, and must not be deleted. */
function isSums(files: unknown): files is State["files"] {
  const isInside = (path: string) => !path.split(/[/\\]/).some((step) => step === ".." || step === "");
  const isSum = (sum: unknown) => typeof sum === "string" && /^[0-9a-f]{64}$/.test(sum);
  return Object.entries(asRecord(files) ?? { "": "" }).every(([path, sum]) => isInside(path) && isSum(sum));
}

/**
 * The choices of a state file. Those that came with a later version have their defaults: so the folder was rendered.
 *
 * @param shown the state file as the user knows it
 * @throws RefusedError if one of them is none that we know
 */
function readChoices(shown: string, written: Readonly<Record<string, unknown>>, directory: string): Choices {
  const names = ["backend", "directory", ...choiceNames] as const;
  const stranger = Object.keys(written).find((name) => !names.some((known) => known === name));
  if (stranger !== undefined) throw unknown(shown, stranger, written[stranger]);
  const defaults = Object.fromEntries(choiceNames.map((name) => [name, defaultOf(name)]));
  const remembered = { ...defaults, ...written, directory } as Readonly<Record<string, unknown>>;
  const read = names.map((name): [string, unknown] => {
    const choice = asChoice(name, remembered[name]);
    if (choice === undefined) throw unknown(shown, name, remembered[name]);
    return [name, choice];
  });
  return Object.fromEntries(read) as unknown as Choices;
}

function unknown(shown: string, name: string, value: unknown): RefusedError {
  return new RefusedError(
    `${shown} says ${JSON.stringify(name).slice(1, -1)} ${JSON.stringify(value)}, which this version does not know.`,
    "Take the version that rendered the folder, or the newest: npm init webpack-frontend@latest",
  );
}

/** The state file's text: the same run gives the same bytes. */
export function formatState(state: State): string {
  const files = Object.fromEntries(Object.entries(state.files).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...state, files }, null, 2)}\n`;
}

/**
 * Another choice means other files: that is the work of `add` and `remove`, or a new frontend, and not a second run of this one.
 *
 * @param found the features that come by themselves, and are not to be named
 * @throws RefusedError naming the choice that differs, and how to change it where that can be done
 */
export function refuseOtherChoices(state: State, said: PartialChoices, found: readonly FeatureName[] = []): void {
  const { directory, backend } = state.choices;
  if (said.backend !== undefined && said.backend !== backend) {
    throw new RefusedError(
      `${directory}/ was rendered for ${backend}, not for ${said.backend}.`,
      "Choose another folder with --directory.",
    );
  }
  const differences = choiceNames.flatMap((name) => compare(name, state.choices[name], said[name], found));
  const [first] = [...differences.filter(({ name }) => !isChangeable(name)), ...differences];
  if (!first) return;
  const options = said.directory === undefined ? [] : ["--", "--directory", shellPath(said.directory)];
  const command = (verb: string, words: readonly string[]) =>
    words.length > 0 ? [["npm init webpack-frontend", verb, ...words, ...options].join(" ")] : [];
  const commands = [
    ...command(
      "add",
      differences.flatMap(({ more }) => more),
    ),
    ...command(
      "remove",
      differences.flatMap(({ less }) => less),
    ),
  ];
  const [option, was] = [`--${optionName(first.name)}`, typed(first.name, state.choices[first.name])];
  throw new RefusedError(
    isList(first.name) && first.more.length > 0
      ? `${directory}/ was rendered without ${first.more.join(", ")}.`
      : `${directory}/ was rendered with ${option} ${was}, not ${typed(first.name, said[first.name] ?? "")}.`,
    isChangeable(first.name)
      ? `Change that: ${commands.join(" && ")}`
      : `Leave ${option} out, or choose another folder with --directory.`,
  );
}

/** What a choice has to become, in the words of `add` and `remove`; empty where it is so already, or nothing was said. */
function compare(
  name: ChoiceName,
  is: string | readonly string[],
  said: string | readonly string[] | undefined,
  found: readonly string[],
): { name: ChoiceName; more: readonly string[]; less: readonly string[] }[] {
  if (said === undefined) return [];
  const without = (all: string | readonly string[], others: string | readonly string[]) =>
    [all].flat().filter((value) => ![others].flat().includes(value));
  const more = without(without(said, is), found);
  // What excludes another takes its place.
  const less = isList(name) ? without(without(is, said), found).filter((one) => !excluding(name, [one, ...more])) : [];
  return more.length + less.length > 0 ? [{ name, more, less }] : [];
}

import type { Ask } from "../ask.ts";
import {
  alternativesOf,
  choiceNames,
  choiceTable,
  defaultOf,
  isAsked,
  isList,
  joinAll,
  listNames,
  listTable,
  meaningOf,
  NONE,
  optionName,
  valuesOf,
  type ChoiceName,
  type ListName,
  type Choices,
  type PartialChoices,
} from "../choices.ts";
import { UsageError } from "../errors.ts";
import type { Project } from "../project/backends/backend.ts";

export interface Knowledge {
  readonly project: Pick<Project, "backend" | "features">;
  /** Why the frontend folder cannot have a name, in one sentence; undefined where it can. */
  readonly nameProblem: (directory: string) => string | undefined | Promise<string | undefined>;
  /** Said on the command line, or in `--answers`. */
  readonly said: PartialChoices;
  /** What is taken where the user says nothing: an earlier run's choices, the lock file's package manager. */
  readonly standard: PartialChoices;
  /** Whether a folder of this name is in the way. */
  readonly folderTaken: (directory: string) => boolean;
  /** Why this run can do nothing with a value, such as a package manager that is not installed. */
  readonly unusable: (name: ChoiceName, value: string) => string | undefined;
}

/**
 * Turns what is known into choices. Each choice comes from the first that has it: the user's words, an earlier run, the
 * default where there is nothing to choose or `--yes` was given, and else a question.
 *
 * @throws UsageError if the name of the folder cannot be used, or answers are missing and there is nobody to ask
 */
export async function decide(knowledge: Knowledge, yes: boolean, ask: Ask | undefined): Promise<Choices> {
  const { project, said, standard } = knowledge;
  const isOpen = (name: ChoiceName | ListName) => said[name] === undefined && standard[name] === undefined;
  const missing = choiceNames.filter((name) => isOpen(name) && isAsked(name));
  if (missing.length > 0 && !yes && !ask) {
    throw new UsageError(
      `There is no terminal to ask on, and no answer for ${missing.map((name) => `--${optionName(name)}`).join(", ")}.`,
      "Give them, or take the defaults with --yes.",
    );
  }
  const directory = await decideDirectory(knowledge, ask);
  const [architecture, ...others] = choiceNames;
  const chosen: Partial<Record<ChoiceName | ListName, string | readonly string[]>> = {};
  // What is in a page comes after how pages are made.
  for (const name of [architecture, ...listNames, ...others]) {
    if (name === undefined) continue;
    const open = ask && isOpen(name) && isAsked(name);
    if (isList(name)) chosen[name] = open ? await askForList(name, ask) : [];
    else chosen[name] = said[name] ?? standard[name] ?? (open ? await askFor(name, knowledge, ask) : defaultOf(name));
  }
  const lists = joinAll({ features: project.features }, standard, said, chosen as PartialChoices);
  return { ...chosen, ...lists, backend: project.backend, directory } as Choices;
}

/** One answer for the whole list: none, each value alone, and two that go together. */
async function askForList(name: ListName, ask: Ask): Promise<readonly string[]> {
  const { values: says, describe } = listTable[name];
  const values: readonly string[] = valuesOf(name);
  const exclude = (...pair: readonly string[]) => pair.every((value) => alternativesOf(name).includes(value));
  const pairs = values.flatMap((one, index) =>
    values
      .slice(index + 1)
      .filter((other) => !exclude(one, other))
      .map((other) => `${one},${other}`),
  );
  const words: Readonly<Record<string, string>> = { [NONE]: "adds nothing", ...says };
  const chosen = await ask.select(capitalize(describe), [NONE, ...values, ...pairs], NONE, (word) => ({
    says: words[word] ?? "side by side",
  }));
  return chosen === NONE ? [] : chosen.split(",");
}

async function askFor(name: ChoiceName, { unusable }: Knowledge, ask: Ask): Promise<string> {
  const { values, describe } = choiceTable[name];
  const standard = values.find((value) => unusable(name, value) === undefined) ?? defaultOf(name);
  return ask.select(capitalize(describe), values, standard, (value) => ({
    says: meaningOf(name, value),
    disabled: unusable(name, value),
  }));
}

async function decideDirectory(
  { said, standard, nameProblem, folderTaken }: Knowledge,
  ask: Ask | undefined,
): Promise<string> {
  const wanted = said.directory ?? standard.directory ?? "frontend";
  const problem = await nameProblem(wanted);
  if (problem && (said.directory !== undefined || !ask)) {
    const free = await freeName(nameProblem, folderTaken);
    throw new UsageError(
      problem,
      `Choose another name for the folder: npm init webpack-frontend -- --directory ${free}`,
    );
  }
  const remembered = standard.directory !== undefined;
  if (said.directory !== undefined || remembered || !ask) return wanted;
  const taken = async (name: string) =>
    (await nameProblem(name)) ?? (folderTaken(name) ? `${name}/ exists already.` : undefined);
  const proposed = (await taken(wanted)) ? await freeName(nameProblem, folderTaken) : wanted;
  return ask.input("Name of the frontend folder", proposed, taken);
}

async function freeName(nameProblem: Knowledge["nameProblem"], folderTaken: Knowledge["folderTaken"]): Promise<string> {
  for (let number = 1; ; number++) {
    for (const name of number === 1 ? ["frontend", "web", "webpack_frontend"] : [`frontend${number}`])
      if (!folderTaken(name) && (await nameProblem(name)) === undefined) return name;
  }
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import upperFirst from "lodash-es/upperFirst.js";
import { groupsOf } from "../addable.ts";
import type { Ask } from "../ask.ts";
import {
  choiceNames,
  defaultOf,
  isAsked,
  isList,
  joinLists,
  meaningOf,
  optionName,
  rowOf,
  typed,
  type ChoiceName,
  type Choices,
  type PartialChoices,
} from "../choices.ts";
import { readList } from "../command/readList.ts";
import { UsageError, whyNot } from "../errors.ts";
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
  /**
   * Why this run can do nothing with a value, such as a package manager that is not installed, beside what is chosen; of several, as they
   * are typed, why not with all of them.
   */
  readonly unusable: (name: ChoiceName, value: string, known: PartialChoices) => string | undefined;
}

/**
 * Turns what is known into choices. Each choice comes from the first that has it: the user's words, an earlier run, the
 * default where there is nothing to choose or `--yes` was given, and else a question.
 *
 * @throws UsageError if the name of the folder cannot be used, or answers are missing and there is nobody to ask
 */
export async function decide(knowledge: Knowledge, yes: boolean, ask: Ask | undefined): Promise<Choices> {
  const { project, said, standard } = knowledge;
  const given = (name: ChoiceName) => said[name] ?? standard[name];
  const known = Object.fromEntries(choiceNames.map((name) => [name, given(name) ?? defaultOf(name)])) as PartialChoices;
  const missing = choiceNames.filter((name) => given(name) === undefined && isAsked(name, known));
  if (missing.length > 0 && !yes && !ask) {
    throw new UsageError(
      `There is no terminal to ask on, and no answer for ${missing.map((name) => `--${optionName(name)}`).join(", ")}.`,
      "Give them, or take the defaults with --yes.",
    );
  }
  const directory = await decideDirectory(knowledge, ask);
  let choices: PartialChoices = { backend: project.backend, directory, ...known };
  for (const name of choiceNames) {
    // Whether one is asked for may hang on an answer before it.
    if (ask && given(name) === undefined && isAsked(name, choices))
      choices = { ...choices, [name]: await askFor(name, choices, knowledge, ask) };
  }
  return {
    ...choices,
    features: joinLists("features", project.features, choices.features, standard.features),
  } as Choices;
}

async function askFor(
  name: ChoiceName,
  known: PartialChoices,
  { unusable }: Knowledge,
  ask: Ask,
): Promise<string | readonly string[]> {
  const { values, describe, many } = rowOf(name);
  const says = (value: string) => ({ says: meaningOf(name, value) });
  if (isList(name) && !many?.answers) {
    const open = groupsOf(name)
      .map((group) => ({ ...group, values: group.values.filter((value) => !unusable(name, value, known)) }))
      .filter((group) => group.values.length > 0);
    return ask.several(upperFirst(describe), open, says, (chosen) =>
      chosen.length === 0
        ? undefined
        : (whyNot(() => readList(name, typed(name, chosen))) ?? unusable(name, typed(name, chosen), known)),
    );
  }
  const answers = many?.answers ?? values;
  const standard = answers.find((value) => unusable(name, value, known) === undefined) ?? values[0];
  const answer = await ask.select(upperFirst(describe), answers, standard, (value) => ({
    ...says(value),
    disabled: unusable(name, value, known),
  }));
  return isList(name) ? readList(name, answer) : answer;
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

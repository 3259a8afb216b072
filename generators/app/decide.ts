import type { Ask } from "../ask.ts";
import {
  choiceNames,
  choiceTable,
  defaultOf,
  isAsked,
  joinFeatures,
  meaningOf,
  optionName,
  type ChoiceName,
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
  const missing = choiceNames.filter(
    (name) => said[name] === undefined && standard[name] === undefined && isAsked(name),
  );
  if (missing.length > 0 && !yes && !ask) {
    throw new UsageError(
      `There is no terminal to ask on, and no answer for ${missing.map((name) => `--${optionName(name)}`).join(", ")}.`,
      "Give them, or take the defaults with --yes.",
    );
  }
  const directory = await decideDirectory(knowledge, ask);
  const chosen: Partial<Record<ChoiceName, string>> = {};
  for (const name of choiceNames) {
    const known = said[name] ?? standard[name] ?? (ask && missing.includes(name) ? undefined : defaultOf(name));
    chosen[name] = known ?? (await askFor(name, knowledge, ask));
  }
  const features = joinFeatures(project.features, said.features, standard.features);
  return { backend: project.backend, directory, ...chosen, features } as Choices;
}

async function askFor(name: ChoiceName, { unusable }: Knowledge, ask: Ask | undefined): Promise<string | undefined> {
  const { values, describe } = choiceTable[name];
  const standard = values.find((value) => unusable(name, value) === undefined) ?? defaultOf(name);
  return ask?.select(capitalize(describe), values, standard, (value) => ({
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

import { run } from "../processes/run.ts";

/** Seconds after which a project that does not answer, say because it waits for a database, counts as not asked. */
const PATIENCE = 60;

/** What stands before the answer among whatever else the project prints. */
export const MARK = "create-webpack-frontend answers: ";

/** What a running project says of one edit. */
export interface Answer {
  /** The name of the edit, as in the wiring: `INSTALLED_APPS`. */
  readonly name: string;
  readonly has: boolean;
  /** The same in words: `Django's registry has frontend`. */
  readonly says: string;
}

/** What the project itself says of the edits, or in one line why it could not be asked. */
export type Asked = { readonly answers: readonly Answer[] } | { readonly notAsked: string };

/** Why a project without an interpreter is not asked. */
export const NO_PYTHON = "no Python that can import the project's packages was found";

/**
 * Asks a project whether it has the frontend, by a program in its own interpreter.
 *
 * @param command the command and its arguments; what it prints ends in {@link MARK} and a JSON list of {@link Answer}
 * @param cwd absolute path of the folder to run it in
 * @throws CancelledError if we are asked to end meanwhile
 */
export async function askProject(command: readonly string[], cwd: string): Promise<Asked> {
  const [program = "", ...words] = command;
  // Asking leaves nothing behind.
  const env = { PYTHONDONTWRITEBYTECODE: "1" };
  const { stdout, output, problem } = await run(program, words, { cwd, patience: PATIENCE, env });
  const answer = stdout.split("\n").findLast((line) => line.startsWith(MARK));
  if (answer !== undefined) return { answers: JSON.parse(answer.slice(MARK.length)) as Answer[] };
  // The last line of a traceback is the exception.
  const reason = [problem && `it ${problem}`, output.trim().split("\n").at(-1)].find(Boolean) ?? "it gave no answer";
  return { notAsked: reason.slice(0, 300) };
}

/** Answers in one sentence. */
export function saidBy(answers: readonly Answer[]): string {
  return `${answers.map(({ says }) => says).join("; ")}.`;
}

/** The answers that say that an edit is not there which was said to be made. */
export function denied(asked: Asked, wired: readonly string[]): readonly Answer[] {
  return "answers" in asked ? asked.answers.filter(({ name, has }) => !has && wired.includes(name)) : [];
}

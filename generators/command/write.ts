import { join } from "node:path";
import { CancelledError, RefusedError } from "../errors.ts";
import { apply } from "../plan/apply.ts";
import type { PlannedFile } from "../plan/plan.ts";
import { heedInterrupts, holdInterrupts } from "../processes/interrupts.ts";
import type { Project } from "../project/backends/backend.ts";
import { askProject, denied, saidBy, type Answer } from "../project/ask.ts";
import { compareChecks, lastLines, runCheck, type CheckResult } from "../project/check.ts";
import { shellPath } from "../shell.ts";
import type { RunDocument } from "./document.ts";
import { joinWords } from "../shown.ts";

/**
 * Writes the files of a plan, all or none. Where the project runs what is written, its own check, before and after, says whether it
 * still works, and then the project itself whether it has the frontend. Where that was broken, or not done what it is for,
 * everything is taken back, and likewise where we are asked to end.
 *
 * @param touched what the project runs of it, in the words of the report: files of the user's own, or the frontend folder
 * @param directory the name of the frontend folder
 * @param document gets what was done, also where that ends in an error
 * @throws RefusedError with what the check or the project says, or with the file that could not be written; CancelledError on a
 *   signal
 */
export async function write(
  project: Pick<Project, "root" | "check" | "question">,
  files: readonly PlannedFile[],
  touched: readonly string[],
  directory: string,
  document: Pick<RunDocument, "applied" | "asked" | "check" | "checkReason" | "checkOutput" | "wiring">,
): Promise<void> {
  await holdInterrupts(async (interrupted) => {
    const check = touched.length > 0 ? await prepareCheck(project) : undefined;
    const before = await check?.run();
    await heedInterrupts(interrupted);
    const applied = apply(project.root, files);
    await applied.flush();
    try {
      const after = before === undefined || before.verdict === "none" ? undefined : await check?.run();
      if (touched.length > 0) document.check = compareChecks(before, after);
      if (document.check === "failed") throw new CheckFailed(after);
      if (document.check === "not run") document.checkReason = whyNot(before);
      if (document.check === "failed before") document.checkOutput = lastLines(before?.output ?? "", 3);
      // A project that is not sound does not answer, for the reason that was given already.
      if (document.check === "passed") await ask(project, directory, document);
      await heedInterrupts(interrupted);
    } catch (error) {
      throw takenBack(error, applied.undo(), touched, check?.shown ?? "");
    }
    applied.keep();
    document.applied = true;
  });
}

interface OwnCheck {
  readonly run: () => Promise<CheckResult>;
  /** The command as it is typed. */
  readonly shown: string;
}

/** The project's own check, ready to run; undefined where there is no interpreter. */
async function prepareCheck({ root, check }: Pick<Project, "root" | "check">): Promise<OwnCheck | undefined> {
  const own = await check();
  if (!own) return undefined;
  return { run: () => runCheck(own.command, join(root, own.folder)), shown: own.command.map(shellPath).join(" ") };
}

function whyNot(before: CheckResult | undefined): string {
  if (before?.problem !== undefined) return `it ${before.problem} before the edit`;
  return "no Python that can import the project's packages was found";
}

/** @throws Denied if an edit is not there that was said to be made */
async function ask(
  { root, question: findQuestion }: Pick<Project, "root" | "question">,
  directory: string,
  document: Pick<RunDocument, "asked" | "wiring">,
): Promise<void> {
  const question = await findQuestion(directory);
  document.asked =
    typeof question === "string"
      ? { notAsked: question }
      : await askProject(question.command, join(root, question.folder));
  const wired = document.wiring.filter(({ status }) => status === "edited" || status === "present");
  const answers = denied(
    document.asked,
    wired.map(({ name }) => name),
  );
  if (answers.length > 0) throw new Denied(answers);
}

/** The project says that it does not have the frontend. */
class Denied extends Error {
  readonly answers: readonly Answer[];

  constructor(answers: readonly Answer[]) {
    super("The project does not have it.");
    this.answers = answers;
  }
}

/** The check that was good before is not any more. */
class CheckFailed extends Error {
  readonly result: CheckResult | undefined;

  constructor(result: CheckResult | undefined) {
    super("The check failed.");
    this.result = result;
  }
}

/**
 * What to tell once everything was taken back.
 *
 * @param undone what became of that, in words
 * @param shown the check's command
 */
function takenBack(error: unknown, undone: string, touched: readonly string[], shown: string): unknown {
  if (error instanceof CancelledError) {
    return new CancelledError(`Cancelled; ${undone}.`, "Nothing else was changed.", error.exitCode);
  }
  const isEdit = touched.every((path) => !path.endsWith("/"));
  const edit = `After the ${isEdit ? "edit" : "change"} of ${joinWords(touched)}`;
  const fix = isEdit
    ? "Mend that, or add --no-wire to render without the edit."
    : "Mend that, and run the command again.";
  if (error instanceof Denied) {
    const said = saidBy(error.answers);
    return new RefusedError(`${edit}, the project was asked, and does not have it; ${undone}.\n${said}`, fix);
  }
  if (!(error instanceof CheckFailed)) return error;
  const { problem, output = "" } = error.result ?? {};
  const why = problem === undefined ? "" : `, since it ${problem}`;
  return new RefusedError(`${edit}, ${shown} failed${why}; ${undone}.\n${output}`.trim(), fix);
}

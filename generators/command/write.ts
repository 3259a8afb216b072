import { join } from "node:path";
import { RefusedError } from "../errors.ts";
import { apply } from "../plan/apply.ts";
import type { PlannedFile } from "../plan/plan.ts";
import type { Project } from "../project/backends/backend.ts";
import { askProject, denied, saidBy } from "../project/ask.ts";
import { compareChecks, runCheck, type CheckResult } from "../project/check.ts";
import { ignoredNotice } from "../project/ignored.ts";
import type { RunDocument } from "./document.ts";

/**
 * Writes the files of a plan, all or none.
 *
 * @param root absolute path of the project
 * @param document gets what was done, also where that ends in an error
 */
export async function write(
  root: string,
  files: readonly PlannedFile[],
  document: Pick<RunDocument, "applied" | "notices">,
): Promise<() => void> {
  const undo = apply(root, files);
  document.applied = true;
  const written = files.filter(({ after }) => after).map(({ path }) => path);
  const ignored = await ignoredNotice(root, written);
  if (ignored) document.notices.push(ignored);
  return undo;
}

/**
 * The same where files of the user's own are edited: the project's own check, before and after, says whether it still works, and then the
 * project itself whether it has the frontend. Where the edit has broken it, or has not done what it is for, everything is taken back.
 *
 * @param edited paths of the user's own files among them
 * @param directory the name of the frontend folder
 * @throws RefusedError with what the check or the project says
 */
export async function writeChecked(
  { root, check: findCheck, question: findQuestion }: Pick<Project, "root" | "check" | "question">,
  files: readonly PlannedFile[],
  edited: readonly string[],
  directory: string,
  document: Pick<RunDocument, "applied" | "notices" | "check" | "asked" | "wiring">,
): Promise<void> {
  const own = await findCheck();
  const check = () => (own ? runCheck(own.command, join(root, own.folder)) : Promise.resolve(undefined));
  const before: CheckResult | undefined = await check();
  const undo = await write(root, files, document);
  const takeBack = (message: string) => {
    undo();
    document.applied = false;
    return new RefusedError(
      `After the edit of ${edited.join(" and ")}, ${message}`,
      "Mend that, or add --no-wire to render without the edit.",
    );
  };
  const after = await check();
  document.check = compareChecks(before, after);
  if (document.check === "failed") {
    const command = own?.command.join(" ") ?? "";
    throw takeBack(`${command} failed; everything was taken back.\n${after?.output.trim() ?? ""}`);
  }
  const question = await findQuestion(directory);
  document.asked =
    typeof question === "string"
      ? { notAsked: question }
      : await askProject(question.command, join(root, question.folder));
  const wired = document.wiring.filter(({ status }) => status === "edited" || status === "present");
  const denials = denied(
    document.asked,
    wired.map(({ name }) => name),
  );
  if (denials.length === 0) return;
  throw takeBack(`the project was asked, and does not have it; everything was taken back.\n${saidBy(denials)}`);
}

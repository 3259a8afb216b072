import { join } from "node:path";
import { RefusedError } from "../errors.ts";
import { apply } from "../plan/apply.ts";
import type { PlannedFile } from "../plan/plan.ts";
import type { Project } from "../project/backends/backend.ts";
import { compareChecks, lastLines, runCheck, type CheckResult } from "../project/check.ts";
import type { RunDocument } from "./document.ts";

/**
 * Writes the files of a plan, all or none.
 *
 * @param root absolute path of the project
 * @param document gets what was done, also where that ends in an error
 */
export function write(root: string, files: readonly PlannedFile[], document: Pick<RunDocument, "applied">): () => void {
  const undo = apply(root, files);
  document.applied = true;
  return undo;
}

/**
 * The same where files of the user's own are edited: the project's own check, before and after, says whether it still
 * works. Where the edit has broken it, everything is taken back.
 *
 * @param edited paths of the user's own files among them
 * @throws RefusedError with what the check says
 */
export async function writeChecked(
  { root, check: findCheck }: Pick<Project, "root" | "check">,
  files: readonly PlannedFile[],
  edited: readonly string[],
  document: Pick<RunDocument, "applied" | "check" | "checkOutput">,
): Promise<void> {
  const own = await findCheck();
  const check = () => (own ? runCheck(own.command, join(root, own.folder)) : Promise.resolve(undefined));
  const before: CheckResult | undefined = await check();
  const undo = write(root, files, document);
  const after = await check();
  document.check = compareChecks(before, after);
  if (document.check === "failed before") document.checkOutput = lastLines(before?.output ?? "", 3);
  if (document.check !== "failed") return;
  undo();
  document.applied = false;
  const command = own?.command.join(" ") ?? "";
  throw new RefusedError(
    `After the edit of ${edited.join(" and ")}, ${command} failed; everything was taken back.\n${after?.output.trim() ?? ""}`,
    "Mend that, or add --no-wire to render without the edit.",
  );
}

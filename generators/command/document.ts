import type { Choices } from "../choices.ts";
import type { UserError } from "../errors.ts";
import { diff } from "../plan/diff.ts";
import type { PlannedFile } from "../plan/plan.ts";
import type { Asked } from "../project/ask.ts";
import type { compareChecks } from "../project/check.ts";
import type { WiringEntry } from "../project/wire.ts";

/** What a run did or would do: the one JSON document of `--json`, and the source of what a person reads. */
export interface RunDocument {
  version: string;
  evidence: string[];
  choices?: Choices;
  plan: { path: string; status: string; note?: string; diff?: string }[];
  /** The edits of the user's own files, and for those that are left to the user, the text to type in. */
  wiring: readonly WiringEntry[];
  /** The places in the user's own files that use what the run takes out, and what is lost to each. */
  uses: readonly { readonly path: string; readonly line?: number; readonly says: string }[];
  /** What the user should know, such as packaging that a new folder breaks. */
  notices: string[];
  applied: boolean;
  installed: boolean;
  /** What the backend's own check said after wiring. */
  check?: ReturnType<typeof compareChecks>;
  /** Why the check was not run. */
  checkReason?: string;
  /** Why it failed before the edit too: the last lines of its output. */
  checkOutput?: string[];
  /** What the project itself said of the edits. */
  asked?: Asked;
  nextSteps: string[];
  /** The command that repeats this run. */
  repeat?: string;
  /** The command that takes back what this run changed, where there is one. */
  back?: string;
  error?: { message: string; fix: string; exitCode: number };
}

export function newDocument(version: string): RunDocument {
  const done = { applied: false, installed: false, nextSteps: [] };
  return { version, evidence: [], plan: [], wiring: [], uses: [], notices: [], ...done };
}

export function describePlan(plan: readonly PlannedFile[]): RunDocument["plan"] {
  return plan.map((file) => {
    const change = diff(file);
    return {
      path: file.path,
      status: file.status,
      ...(file.note && { note: file.note }),
      ...(change && { diff: change }),
    };
  });
}

export function errorEntry({ message, fix, exitCode }: UserError): RunDocument["error"] {
  return { message, fix, exitCode };
}

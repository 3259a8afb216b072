import { run } from "../processes/run.ts";

/** Seconds after which a check that hangs, say on a database that is away, counts as not made. */
const PATIENCE = 60;

/** Lines that are shown of a check that fails. */
const SHOWN = 40;

/** What the project's own check says of the project. */
export interface CheckResult {
  /** `none` where it came to no end: it crashed, hung, or could not be started. */
  readonly verdict: "good" | "bad" | "none";
  /** Of `none`: `was ended by SIGSEGV`, `gave no answer within 60 seconds`. */
  readonly problem: string | undefined;
  /** The last lines that it wrote. */
  readonly output: string;
}

/**
 * Runs the backend's own check with the project's own interpreter.
 *
 * @param command the command and its arguments, such as `[".venv/bin/python", "manage.py", "check"]`
 * @param cwd absolute path of the folder to run it in
 * @throws CancelledError if we are asked to end meanwhile
 */
export async function runCheck(command: readonly string[], cwd: string): Promise<CheckResult> {
  const [program = "", ...words] = command;
  // A check that leaves __pycache__ behind would be a change that nobody asked for.
  const env = { PYTHONDONTWRITEBYTECODE: "1" };
  const { exitCode, problem, output } = await run(program, words, { cwd, patience: PATIENCE, env });
  return {
    verdict: exitCode === undefined ? "none" : exitCode === 0 ? "good" : "bad",
    problem,
    output: output.trim().split("\n").slice(-SHOWN).join("\n"),
  };
}

/**
 * What two checks, before and after an edit, say of the edit. One that was good and does not come back good has failed, however
 * it ended; one that was bad and comes back good has passed: what was missing is there, such as a folder that is imported already.
 *
 * @param before undefined where there is no interpreter to make it with
 * @param after undefined where the one before says that it would tell nothing
 */
export function compareChecks(
  before: CheckResult | undefined,
  after: CheckResult | undefined,
): "passed" | "not run" | "failed before" | "failed" {
  if (!before || before.verdict === "none") return "not run";
  if (after?.verdict === "good") return "passed";
  return before.verdict === "bad" ? "failed before" : "failed";
}

/**
 * The last lines of a check's output that say why it failed: of a traceback the error, not the frames.
 *
 * @param count how many lines
 */
export function lastLines(output: string, count: number): string[] {
  const lines = output.split(/\r?\n/);
  const isFrame = (line: string | undefined) =>
    /^\s*(File ".*", line \d+|Traceback \(most recent call last\))/.test(line ?? "");
  // Below the line that names a frame stands its code, and below that marks under it.
  const matters = (line: string, index: number) =>
    /\w/.test(line) && !isFrame(line) && !(isFrame(lines[index - 1]) && /^\s{4}/.test(line));
  return lines
    .filter(matters)
    .slice(-count)
    .map((line) => line.trimEnd().slice(0, 300));
}

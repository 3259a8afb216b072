import { execa } from "execa";

/** Seconds after which a check that hangs, say on a database that is away, counts as not made. */
const patience = 60;

/** What the project's own check says of the project: `undefined` where it could not be run. */
export interface CheckResult {
  readonly good: boolean;
  readonly output: string;
}

/**
 * Runs the backend's own check with the project's own interpreter.
 *
 * @param command the command and its arguments, such as `[".venv/bin/python", "manage.py", "check"]`
 * @param cwd absolute path of the folder to run it in
 * @returns undefined if it could not be started or took more than a minute
 */
export async function runCheck(command: readonly string[], cwd: string): Promise<CheckResult | undefined> {
  const [program = "", ...words] = command;
  const result = await execa(program, words, {
    cwd,
    // A check that leaves __pycache__ behind would be a change that nobody asked for.
    env: { PYTHONDONTWRITEBYTECODE: "1" },
    stdin: "ignore",
    timeout: patience * 1000,
    reject: false,
    all: true,
  });
  if (result.timedOut || result.exitCode === undefined) return undefined;
  return { good: result.exitCode === 0, output: result.all };
}

/** What two checks, before and after an edit, say of the edit. */
export function compareChecks(
  before: CheckResult | undefined,
  after: CheckResult | undefined,
): "passed" | "not run" | "failed before" | "failed" {
  if (!before || !after) return "not run";
  if (!before.good) return "failed before";
  return after.good ? "passed" : "failed";
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

import { run } from "./run.ts";

/** Seconds that git has for an answer. */
const PATIENCE = 10;

/** What a project could have git start by its configuration is off: only questions are asked here. See git-config(1). */
const HARMLESS = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];

/**
 * Asks git something about a folder.
 *
 * @param root absolute path of the folder
 * @param words the question: `["check-ignore", "-z", "--stdin"]`
 * @returns what git printed; undefined where it says no, gives no answer, or is not there
 */
export async function gitOutput(root: string, words: readonly string[], input: string): Promise<string | undefined> {
  // Without optional locks, git leaves its index alone. See https://git-scm.com/docs/git#Documentation/git.txt-GITOPTIONALLOCKS
  const env = { GIT_OPTIONAL_LOCKS: "0" };
  const { exitCode, stdout } = await run("git", [...HARMLESS, ...words], { cwd: root, patience: PATIENCE, env, input });
  return exitCode === 0 ? stdout : undefined;
}

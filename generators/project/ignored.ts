import { gitOutput } from "../processes/git.ts";
import { shellPath } from "../shell.ts";

/**
 * What git would leave out of a commit, though it was just rendered: a project's own `.gitignore` may have rules, such as
 * `lib/` or `static/`, that mean another folder.
 *
 * @param root absolute path of the project
 * @param paths files on disk, relative to the project
 * @returns one sentence with the files, or undefined where there are none, or no git
 */
export async function ignoredNotice(root: string, paths: readonly string[]): Promise<string | undefined> {
  const list = await gitOutput(root, ["check-ignore", "-z", "--stdin"], paths.join("\0"));
  const hidden = (list ?? "").split("\0").filter(Boolean);
  if (hidden.length === 0) return undefined;
  const shown = hidden.slice(0, 5).join(", ") + (hidden.length > 5 ? ` and ${hidden.length - 5} more` : "");
  return `your .gitignore hides rendered files from git: ${shown}.\nFind the rule with: git check-ignore -v ${shellPath(hidden[0] ?? "")}`;
}

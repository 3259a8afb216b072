/** What git would leave out of a commit: a project's own `.gitignore` may have rules, such as `lib/` or `static/`, that mean another folder. */
import { isAbsolute, join, posix } from "node:path";
import { gitOutput } from "../processes/git.ts";
import { shellPath } from "../shell.ts";
import { pathFrom, repositoryOf } from "./repository.ts";

/** A path that git ignores, with the rule that says so. */
interface Ignored {
  readonly path: string;
  /** `.gitignore:3` */
  readonly rule: string;
  readonly pattern: string;
}

/** Files of every frontend folder, from its top and from below: where all of them are ignored, the folder is. */
const PROBES = ["", "package.json", "__init__.py", "src/entries/app.ts"];

/**
 * The rule by which git ignores a folder as a whole; undefined where it does not, where its neighbours would be ignored too (another
 * name would be no better), or where there is no git.
 *
 * @param root absolute path of the project
 * @param folder relative to it, there or not
 */
export async function ruleAgainst(root: string, folder: string): Promise<string | undefined> {
  const probes = (name: string) => PROBES.map((file) => `${posix.join(name, file)}${file === "" ? "/" : ""}`);
  const neighbour = posix.join(posix.dirname(folder), "a_name_that_no_rule_is_about");
  const ignored = await ignoredAmong(root, [...probes(folder), ...probes(neighbour)]);
  const isIgnored = (name: string) =>
    probes(name)
      .slice(1)
      .every((probe) => ignored.some(({ path }) => path === probe));
  return isIgnored(folder) && !isIgnored(neighbour) ? ignored[0]?.rule : undefined;
}

/**
 * Says which files of a plan git would not see.
 *
 * @param root absolute path of the project
 * @param paths relative to it, on disk or not yet
 * @param own the `.gitignore` that comes with them, and its folder: what it takes back (`!/assets/`) git does see
 * @returns one sentence with the files, or undefined where there are none, or no git
 */
export async function ignoredNotice(
  root: string,
  paths: readonly string[],
  own: { folder: string; text: string },
): Promise<string | undefined> {
  const takenBack = [...own.text.matchAll(/^!\/([^/\n]+)\/$/gm)].map(([, name = ""]) => name);
  const isTakenBack = ({ path, pattern }: Ignored) =>
    takenBack.some(
      (name) => path.startsWith(`${own.folder}/${name}/`) && pattern.replace(/\/$/, "").split("/").at(-1) === name,
    );
  const hidden = (await ignoredAmong(root, paths)).filter((file) => !isTakenBack(file)).map(({ path }) => path);
  if (hidden.length === 0) return undefined;
  const shown = hidden.slice(0, 5).join(", ") + (hidden.length > 5 ? ` and ${hidden.length - 5} more` : "");
  return `your .gitignore hides rendered files from git: ${shown}.\nFind the rule with: git check-ignore -v ${shellPath(hidden[0] ?? "")}`;
}

async function ignoredAmong(root: string, paths: readonly string[]): Promise<Ignored[]> {
  const list = await gitOutput(root, ["check-ignore", "--verbose", "-z", "--stdin"], paths.join("\0"));
  if (list === undefined) return [];
  // Four fields for each path. https://git-scm.com/docs/git-check-ignore#_output
  const fields = list.split("\0");
  return paths.flatMap((_, index): Ignored[] => {
    const [file, line, pattern, path] = fields.slice(index * 4, index * 4 + 4);
    if (file === undefined || path === undefined || !pattern || pattern.startsWith("!")) return [];
    // git names its files from the top of the repository, whatever folder it is asked in.
    const source = isAbsolute(file) ? file : pathFrom(root, join(repositoryOf(root), file));
    return [{ path, rule: `${source}:${line ?? ""}`, pattern }];
  });
}

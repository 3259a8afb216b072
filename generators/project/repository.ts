import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * The folder of the git repository that a project lies in, else the project itself.
 *
 * @param root absolute path of the project
 */
export function repositoryOf(root: string): string {
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder))
    if (existsSync(join(folder, ".git"))) return folder;
  return root;
}

/** An absolute path as it is written in a folder, with forward slashes. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

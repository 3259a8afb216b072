import { posix } from "node:path";
import type { Project } from "../project/backends/backend.ts";
import { shellPath } from "../shell.ts";

/**
 * What to do after rendering, at most three commands.
 *
 * @param install whether the packages are still to be installed
 * @param route the sample page's path, below the address of the server
 */
export function nextSteps(
  { base, start }: Pick<Project, "base" | "start">,
  directory: string,
  packageManager: string,
  install: boolean,
  route = `${directory}/`,
): string[] {
  const folder = shellPath(posix.join(base, directory));
  return [
    ...(start.command === undefined
      ? [`say what starts your backend, under config.backend.command in ${posix.join(base, directory)}/package.json`]
      : []),
    [`cd ${folder}`, ...(install ? [`${packageManager} install`] : []), `${packageManager} start`].join(" && "),
    `open ${start.url}/${route} in a browser`,
  ];
}

import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { stateFile } from "../plan/state.ts";
import type { Project } from "./backends/backend.ts";
import { builtIn } from "./builds.ts";
import { ruleAgainst } from "./ignored.ts";
import { servedIn, type Claim } from "./serves.ts";

/**
 * Makes the question why a frontend folder cannot have a name: its name, or that the folder is somebody else's output. What git ignores, a
 * clone lacks; what the project serves, visitors would read; what another build writes, it also deletes. A folder that we have rendered is
 * ours.
 *
 * @returns a function that answers with one sentence, the evidence in it, or undefined where the name is free
 */
export function namingOf(project: Project): (directory: string) => Promise<string | undefined> {
  const { root, base } = project;
  let claims: readonly Claim[] | undefined;
  return async (directory) => {
    const problem = project.nameProblem(directory);
    if (problem !== undefined) return problem;
    const folder = posix.join(base, directory);
    if (existsSync(join(root, folder, stateFile))) return undefined;
    claims ??= [...servedIn(root), ...builtIn(root)];
    const claim = claims.find(({ paths }) => paths.some((path) => path === folder || path.startsWith(`${folder}/`)));
    if (claim) return `"${directory}" is taken: ${folder}/ ${claim.evidence}.`;
    const rule = await ruleAgainst(root, folder);
    return rule === undefined ? undefined : `"${directory}" is taken: git ignores ${folder}/ (${rule}).`;
  };
}

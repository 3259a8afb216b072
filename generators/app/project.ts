import { UsageError } from "../errors.ts";
import type { BackendName } from "../choices.ts";
import { shellPath } from "./shell.ts";
import type { Ask } from "./ask.ts";
import type { Backend, Project } from "./backends/backend.ts";

/**
 * Finds the project that the frontend is for.
 *
 * @param root absolute path of the folder that the command was started in
 * @param wanted the backend that the user named, if any
 * @throws UsageError if there is none, or more than one and nobody to ask
 */
export async function findProject(
  root: string,
  backends: readonly Backend[],
  wanted: BackendName | undefined,
  ask: Ask | undefined,
): Promise<Project> {
  const asked = backends.filter(({ name }) => [undefined, name].includes(wanted));
  const detections = asked.map((backend) => backend.detect(root));
  const projects = detections.flatMap((detection) => detection.projects);
  const [first, ...others] = projects;
  if (!first) {
    const hints = detections.flatMap((detection) => detection.hints);
    throw new UsageError(
      [`No ${asked.map(({ name }) => name).join(" or ")} project was found in ${root}.`, ...hints].join("\n"),
      "Run the command in the folder that holds your project.",
    );
  }
  if (others.length === 0) return first;
  const titles = projects.map(({ evidence }) => evidence[0] ?? "");
  if (!ask) {
    throw new UsageError(
      `${projects.length} projects were found: ${titles.join("; ")}.`,
      `Run the command in the folder of the one that you mean: cd ${shellPath(first.base || ".")}`,
    );
  }
  const chosen = await ask.select("Which project", titles, titles[0] ?? "");
  return projects[titles.indexOf(chosen)] ?? first;
}

import { join } from "node:path";
import type { Ask } from "../ask.ts";
import type { BackendName } from "../choices.ts";
import { UsageError } from "../errors.ts";
import { findState } from "../plan/state.ts";
import type { Backend, Detection, Project } from "./backends/backend.ts";
import { shellPath } from "../shell.ts";

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
  const projects = detectProjects(root, backends, wanted);
  if (projects.length === 1) return projects[0];
  const titles = projects.map(({ evidence }) => evidence[0] ?? "");
  if (!ask) {
    // Nobody says otherwise: it is the one that has a frontend, a second run.
    const [rendered, ...more] = projects.filter(hasFrontend);
    if (rendered && more.length === 0) return rendered;
    throw new UsageError(`${projects.length} projects were found: ${titles.join("; ")}.`, howToName(projects));
  }
  const chosen = await ask.select("Which project", titles, titles[0] ?? "");
  return projects[titles.indexOf(chosen)] ?? projects[0];
}

/**
 * All projects below a folder.
 *
 * @throws UsageError if there is none
 */
export function detectProjects(
  root: string,
  backends: readonly Backend[],
  wanted: BackendName | undefined,
): readonly [Project, ...Project[]] {
  const asked = backends.filter(({ name }) => [undefined, name].includes(wanted));
  const detections = asked.map((backend) => backend.detect(root));
  const [first, ...others] = detections.flatMap((detection) => detection.projects);
  if (!first) throw noProject(root, asked, detections, backends);
  return [first, ...others];
}

function hasFrontend({ root, base, backend }: Project): boolean {
  return findState(join(root, base), undefined)?.choices.backend === backend;
}

function noProject(
  root: string,
  asked: readonly Backend[],
  detections: readonly Detection[],
  backends: readonly Backend[],
): UsageError {
  const names = asked.map(({ name }) => name);
  const kinds = names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}` : names.join("");
  const hints = detections.flatMap((detection) => detection.hints);
  const [other] = backends
    .filter((backend) => !asked.includes(backend))
    .flatMap((backend) => backend.detect(root).projects);
  return new UsageError(
    [
      `No ${kinds} project was found in ${root}.`,
      `Looked for ${asked.map(({ sign }) => sign).join(", ")} in this folder and below it.`,
      ...hints,
      ...(other ? [`Found ${other.evidence[0] ?? ""}.`] : []),
    ].join("\n"),
    other
      ? `Run: npm init webpack-frontend ${other.backend}`
      : "Run the command in the folder that holds your project.",
  );
}

/** How to say which project is meant: by its backend, by its folder, or in the framework's own configuration. */
function howToName(projects: readonly [Project, ...Project[]]): string {
  const names = [...new Set(projects.map(({ backend }) => backend))];
  if (names.length > 1) {
    return `Name the backend that you mean: ${names.map((name) => `npm init webpack-frontend ${name}`).join(" or ")}`;
  }
  return howToSingleOut(projects);
}

/** The same among projects of one backend. */
export function howToSingleOut([first, ...others]: readonly [Project, ...Project[]]): string {
  const isOneFolder = others.every(({ start }) => start.folder === first.start.folder);
  if (isOneFolder && first.singleOut !== undefined) return first.singleOut;
  return `Run the command in the folder of the one that you mean: cd ${shellPath(first.start.folder || ".")}`;
}

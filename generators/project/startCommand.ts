/** The command that starts a backend, where the project's own files do not tell it for certain. */
import { join } from "node:path";
import type { Ask } from "../ask.ts";
import { asRecord } from "../input.ts";
import { shown } from "../shown.ts";
import type { Project } from "./backends/backend.ts";
import { readPackageJson } from "./packageJson.ts";

/**
 * The project with the command that somebody has said: in the rendered package.json, or now. A person may leave it open, and is then told
 * by `npm start` where to put it.
 *
 * @param project as it was detected; one whose command is known stays as it is
 * @param directory the name of the frontend folder
 * @param ask undefined where there is nobody to ask
 */
export async function withCommand(project: Project, directory: string, ask: Ask | undefined): Promise<Project> {
  if (project.start.command !== undefined) return project;
  const written = commandIn(join(project.root, project.base, directory));
  const command =
    written ??
    (await ask?.input(`Command that starts ${shown(project.name)} (empty: say it later)`, "", () => undefined));
  return command ? { ...project, start: { ...project.start, command } } : project;
}

/** What `npm start` runs as the backend, by the package.json of a rendered folder. */
function commandIn(folder: string): string | undefined {
  const backend = asRecord(asRecord(readPackageJson(folder).config)?.backend);
  return typeof backend?.command === "string" ? backend.command : undefined;
}

/** The command that starts a backend, where the project's own files do not tell it for certain. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "../ask.ts";
import { shown } from "../shown.ts";
import type { Project } from "./backends/backend.ts";

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
  const written = commandIn(join(project.root, project.base, directory, "package.json"));
  const command =
    written ??
    (await ask?.input(`Command that starts ${shown(project.name)} (empty: say it later)`, "", () => undefined));
  return command ? { ...project, start: { ...project.start, command } } : project;
}

/** What `npm start` runs as the backend, by a rendered package.json. */
function commandIn(file: string): string | undefined {
  try {
    const { config } = JSON.parse(readFileSync(file, "utf8")) as { config?: { backend?: { command?: unknown } } };
    const command = config?.backend?.command;
    return typeof command === "string" ? command : undefined;
  } catch {
    return undefined; // no folder yet, or a file that the user's own tools will complain about
  }
}

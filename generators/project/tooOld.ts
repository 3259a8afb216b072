import { RefusedError } from "../errors.ts";
import type { Project } from "./backends/backend.ts";

/** @throws RefusedError where the project is held to versions that the rendered Python files do not run on */
export function refuseTooOld({ tooOld }: Pick<Project, "tooOld">): void {
  const found = tooOld();
  if (!found) return;
  throw new RefusedError(
    `${found.evidence} is older than ${found.floor}, which the frontend's Python files need.`,
    `Upgrade to ${found.floor} or newer, or render all the same with --force-version.`,
  );
}

import assert from "node:assert/strict";
import type { Backend, Project } from "../../../../generators/project/backends/backend.ts";
import type { EditResult } from "../../../../generators/project/edits/edit.ts";
import { readText } from "../../../../generators/project/python/files.ts";
import { tree } from "../python/tree.ts";

// An environment that is active where the tests are run is not the projects'.
delete process.env.VIRTUAL_ENV;

/** The one project that a backend finds in these files. */
export function only(backend: Backend, files: Record<string, string>): Project {
  const { projects, hints } = backend.detect(tree(files));
  assert.equal(projects.length, 1, [...projects.map(({ evidence }) => evidence[0]), ...hints].join("\n"));
  const [project] = projects;
  assert.ok(project);
  return project;
}

/** What the wiring of a project does, by the names of the files. */
export function wire(project: Project, directory = "frontend"): Record<string, EditResult> {
  const edits = project.wiring(directory).map(({ file, edit }) => [file, edit(readText(project.root, file) ?? "")]);
  return Object.fromEntries(edits) as Record<string, EditResult>;
}

/** The lines that the wiring adds to each file. */
export function addedLines(project: Project, directory = "frontend"): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(wire(project, directory)).map(([file, result]) => {
      if (result.status !== "edited") throw new Error(`${file}: ${JSON.stringify(result)}`);
      const before = (readText(project.root, file) ?? "").split("\n");
      const lines = result.source.split("\n").filter((line) => line.trim() !== "" && !before.includes(line));
      return [file, lines.map((line) => line.trim())];
    }),
  );
}

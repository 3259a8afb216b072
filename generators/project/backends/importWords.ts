import { posix } from "node:path";
import type { Application } from "./applications.ts";
import { entryOf } from "./launchers.ts";
import { moduleOf, placeOf } from "./place.ts";

/**
 * The arguments for Python that import what is started, under the name that the server gives it.
 *
 * @param folder where Python is run, relative to the root of the sources
 */
export function importWords(application: Application, folder: string): string[] {
  const { sources, place, file } = application;
  const target = entryOf(application)?.file ?? file;
  const importRoot = target === file ? place.importRoot : placeOf(sources, target).importRoot;
  const path = posix.relative(posix.join("/", folder), posix.join("/", importRoot));
  const before = path === "" ? "" : `import sys; sys.path.insert(0, ${JSON.stringify(path)}); `;
  return ["-c", `${before}import ${moduleOf(sources, importRoot, target)}`];
}

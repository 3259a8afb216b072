import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import type { Layer, LayerFile } from "./files.ts";

/** The sample page's templates. */
const PAGE = "page.html";
const OF_PAGE = /^templates\/[^/]+\/(cards\/.*|(base|page)\.html)$/;

/**
 * Whether the sample page was deleted by the folder's owner: what is there for its sake alone comes back with nothing else.
 *
 * @param folder absolute path of a rendered frontend folder
 */
export function hasNoSamplePage(folder: string, directory: string): boolean {
  return !existsSync(join(folder, "templates", directory, PAGE));
}

/** The files that are not missed without the sample page, and not there. @param folder absolute path of the frontend folder */
export function samplesMissing(
  files: readonly LayerFile[],
  layers: readonly Pick<Layer, "samples">[],
  folder: string,
): Set<string> {
  const samples = new Set(layers.flatMap((layer) => layer.samples ?? []));
  const isSample = (path: string) => OF_PAGE.test(path) || samples.has(path);
  return new Set(files.map(({ path }) => path).filter((path) => isSample(path) && !existsSync(join(folder, path))));
}

/** Whether an import of an entry's means one of these files: `../components/clock` is `src/components/clock.ts`. */
export function meansOne(files: ReadonlySet<string>, entry: string, specifier: string): boolean {
  const path = posix.join(posix.dirname(entry), specifier);
  return [path, `${path}.ts`].some((one) => files.has(one));
}

import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import type { Layer, LayerFile } from "./files.ts";

/** The sample page's templates. */
const PAGE = "page.html";
const OF_PAGE = /^templates\/[^/]+\/(cards\/.*|(base|page)\.html)$/;

/**
 * Whether the sample page is there, or was deleted by the folder's owner: what is for its sake alone does not come back.
 *
 * @param folder absolute path of a rendered frontend folder, whose templates may have the name that it had before
 */
export function hasSamplePage(folder: string): boolean {
  const templates = join(folder, "templates");
  return existsSync(templates) && readdirSync(templates).some((name) => existsSync(join(templates, name, PAGE)));
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

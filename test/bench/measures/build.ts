import { readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Contender } from "../contenders/contender.ts";
import type { Site } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { measureCommand } from "./command.ts";
import type { Measure } from "./measures.ts";

/** One round of production builds: without cache, again, and after an edit. */
export async function measureBuild(site: Site, results: Results, run: number): Promise<void> {
  const { contender, folder, size, edit } = site;
  const add = (measure: Measure, value: number) => {
    results.add(measure, contender.name, size, value);
  };
  await uncheck(site, async (build) => {
    clean(site);
    add("cold-unchecked", (await measureCommand(folder, build)).wall);
    add("warm-unchecked", (await measureCommand(folder, build)).wall);
  });
  clean(site);
  const cold = await measureCommand(folder, contender.build);
  add("cold", cold.wall);
  add("cold-cpu", cold.cpu);
  add("cold-memory", cold.memory / 1e6);
  // The same in each run.
  if (run === 0) {
    add("size-scripts", weigh(site, ".js") / 1e3);
    add("size-styles", weigh(site, ".css") / 1e3);
  }
  add("warm", (await measureCommand(folder, contender.build)).wall);
  edit(`build${run}`);
  add("rebuild", (await measureCommand(folder, contender.build)).wall);
}

/** Calls back with the folder such that a build does not check types; not at all where that cannot be had. */
export async function uncheck(
  { contender, folder }: Pick<Site, "contender" | "folder">,
  measure: (build: Contender["build"]) => Promise<void>,
): Promise<void> {
  if (!contender.unchecked) return;
  const { build, without } = contender.unchecked;
  const file = without && join(folder, without);
  if (file) renameSync(file, `${file}.away`);
  await measure(build);
  if (file) renameSync(`${file}.away`, file);
}

/** Deletes what builds have left, caches included. */
export function clean({ contender, folder }: Pick<Site, "contender" | "folder">): void {
  for (const path of [contender.output, ...contender.caches])
    rmSync(join(folder, path), { recursive: true, force: true });
}

/** @returns the bytes of all files with this ending that pages load, each compressed by itself as a server sends it */
function weigh({ contender, folder }: Site, ending: string): number {
  const output = join(folder, contender.output);
  const files = readdirSync(output, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending) && !contender.aside?.test(basename(file)))
    .map((file) => readFileSync(join(output, file)));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return files.reduce((sum, content) => sum + brotliCompressSync(content, { params }).length, 0);
}

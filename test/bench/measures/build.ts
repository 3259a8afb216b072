import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Site } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { measureCommand } from "./command.ts";

/** One round of production builds: without cache, again, and after an edit. */
export async function measureBuild(
  { contender, folder, size, edit }: Site,
  results: Results,
  run: number,
): Promise<void> {
  const { name, build, unchecked, output } = contender;
  const add = (measure: Parameters<Results["add"]>[0], ...values: number[]) => {
    results.add(measure, name, size, ...values);
  };
  if (unchecked) {
    clean({ contender, folder });
    add("cold-unchecked", (await measureCommand(folder, unchecked)).wall);
    add("warm-unchecked", (await measureCommand(folder, unchecked)).wall);
  }
  clean({ contender, folder });
  const cold = await measureCommand(folder, build);
  add("cold", cold.wall);
  add("cold-cpu", cold.cpu);
  add("cold-memory", cold.memory / 1e6);
  // The same in each run.
  if (run === 0) {
    add("size-scripts", weigh(join(folder, output), ".js") / 1e3);
    add("size-styles", weigh(join(folder, output), ".css") / 1e3);
  }
  add("warm", (await measureCommand(folder, build)).wall);
  edit(`build${run}`);
  add("rebuild", (await measureCommand(folder, build)).wall);
}

/** Deletes what builds have left, caches included. */
export function clean({ contender, folder }: Pick<Site, "contender" | "folder">): void {
  for (const path of [contender.output, ...contender.caches])
    rmSync(join(folder, path), { recursive: true, force: true });
}

/** @returns the bytes of all files with this ending, each compressed by itself as a server sends it */
function weigh(output: string, ending: string): number {
  const files = readdirSync(output, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(ending));
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const sizes = files.map((file) => brotliCompressSync(readFileSync(join(output, file)), { params }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

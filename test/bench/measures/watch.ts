import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ownScope } from "../../support/temporary.ts";
import type { Site } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { clean } from "./build.ts";
import { startCommand } from "./start.ts";

/** Milliseconds. */
const PATIENCE = 600_000;
const LOOK = 5;
/** Between two edits, so that none meets the work of the one before. */
export const PAUSE = 500;

/** Edits a module while the contender watches, and waits until a script with the edit in it has been written. */
export async function measureWatch(site: Site, results: Results, run: number, edits: number): Promise<void> {
  const { contender, folder, size, edit } = site;
  const output = join(folder, contender.output);
  clean(site);
  edit(`watch${run}start`);
  const scope = ownScope();
  try {
    const watcher = startCommand(scope, folder, contender.watch);
    await emitted(output, `watch${run}start`, 0, watcher.output);
    for (let count = 0; count <= edits; count++) {
      await sleep(PAUSE);
      const stamp = `watch${run}edit${count}`;
      const started = Date.now();
      edit(stamp);
      const ended = await emitted(output, stamp, started, watcher.output);
      // The first warms up what only an edit needs.
      if (count > 0) results.add("watch", contender.name, size, ended - started);
    }
  } finally {
    await scope.end();
  }
}

/** @returns when a script with this text was seen @throws {Error} with the watcher's output if none comes */
async function emitted(output: string, text: string, since: number, log: () => string): Promise<number> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (changedScripts(output, since).some((file) => readFileSync(file, "utf8").includes(text))) return Date.now();
    await sleep(LOOK);
  }
  throw new Error(`No script with "${text}" was written to ${output}:\n${log()}`);
}

/** @returns scripts that were written after this moment; none while the folder is being made anew */
function changedScripts(output: string, since: number): string[] {
  try {
    const scripts = readdirSync(output, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    return scripts.map((file) => join(output, file)).filter((file) => statSync(file).mtimeMs >= since - 1);
  } catch {
    return [];
  }
}

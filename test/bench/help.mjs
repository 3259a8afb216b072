// @ts-check
// How long `--help` takes, beside a Node that does nothing: node test/bench/help.mjs
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const root = join(import.meta.dirname, "../..");
const commands = {
  "node -e 0": ["-e", "0"],
  "create-webpack-frontend --help": [join(root, "dist/cli.mjs"), "--help"],
};
const runs = 15;

/** @type {Record<string, number[]>} */
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(commands)) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${name} failed. Build it first: npm run build`);
    times[name]?.push(performance.now() - started);
  }
}
for (const [name, all] of Object.entries(times)) {
  const median = all.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
  console.log(`${name.padEnd(34)} ${median.toFixed(0)} ms (median of ${runs})`);
}

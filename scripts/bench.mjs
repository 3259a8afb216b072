// @ts-check
// npm run bench: our rendered folder beside its peers and competitors. `npm run bench -- --help` tells the options.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");

await script(() => {
  if (!process.argv.includes("--help")) setUp();
  const args = ["--import", "tsx", join(root, "test/bench/bench.ts"), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
  return Promise.resolve();
});

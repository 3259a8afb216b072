// @ts-check
// npm run fuzz: edits of random Python modules, judged by Python. `npm run fuzz -- --help` tells the options.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");

await script(() => {
  if (!process.argv.includes("--help")) setUp();
  const args = ["--import", "tsx", join(root, "test/fuzz/main.ts"), ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
  return Promise.resolve();
});

// @ts-check
// npm run bench: our rendered folder beside its peers and competitors. `npm run bench -- --help` tells the options.
import { spawnSync } from "node:child_process";
import { delimiter, join, resolve } from "node:path";
import { nodeVersion } from "./node-versions.mjs";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");

await script(async () => {
  if (!process.argv.includes("--help")) setUp();
  const args = ["--import", "tsx", join(root, "test/bench/bench.ts"), ...process.argv.slice(2)];
  const node = await findNode(process.argv);
  const env = { ...process.env, PATH: [node.folder, process.env.PATH].filter(Boolean).join(delimiter) };
  const { status } = spawnSync(node.program, args, { cwd: root, stdio: "inherit", env });
  if (status !== 0) process.exitCode = status ?? 1;
});

/**
 * The Node of everything that is measured, peers too: `--node 24` takes that one.
 *
 * @param {string[]} argv
 */
async function findNode(argv) {
  const version = argv[argv.indexOf("--node") + 1];
  if (!argv.includes("--node") || version === undefined) return { program: process.execPath, folder: "" };
  const folder = await nodeVersion(version);
  return { program: join(folder, "node"), folder };
}

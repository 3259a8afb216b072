// @ts-check
// npm test: every check of this repository, the fast ones first. `npm test -- unit cli` runs only those stages.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pythonStage } from "./python-tests.mjs";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");

/** @typedef {{ passed: number, failed: number }} Count */

/** What a user of Django meets of the engine; the other tests of e2e are of backends, and of the command line. */
const ON_EACH_ENGINE = [
  "broken",
  "csp",
  "dev-server",
  "development",
  "harmless",
  "production",
  "start",
  "static-files",
].map((name) => `test/e2e/${name}.test.ts`);

/** @type {Record<string, () => Promise<Count>>} */
const stages = {
  lint: () => commands(["npm", "run", "--silent", "lint"], ["npm", "run", "--silent", "typecheck"]),
  unit: () => nodeTests(["test/unit", "test/edits", "test/support"]),
  cli: () => nodeTests(["test/cli"]),
  python: () => pythonStage(run),
  frontend: () => nodeTests(["test/frontend"]),
  e2e: () => nodeTests(["test/e2e"]),
  rspack: () => nodeTests(["test/frontend", ...ON_EACH_ENGINE], { TEST_VARIANT: "rspack", TEST_BACKEND: "django" }),
  swc: () => nodeTests(["test/frontend/build.test.ts", "test/frontend/errors.test.ts"], { TEST_VARIANT: "swc" }),
};

/**
 * Runs a command, showing its output as it comes.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ status: number, output: string }>}
 */
function run(command, args, env = process.env) {
  return new Promise((done, fail) => {
    let output = "";
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on("error", fail).on("close", (status) => done({ status: status ?? 1, output }));
  });
}

/**
 * Checks that count as one each.
 *
 * @param {string[][]} all
 * @returns {Promise<Count>}
 */
async function commands(...all) {
  const count = { passed: 0, failed: 0 };
  for (const [command = "", ...args] of all) count[(await run(command, args)).status === 0 ? "passed" : "failed"] += 1;
  return count;
}

/**
 * @param {string[]} paths of test files, and of folders with test files
 * @param {NodeJS.ProcessEnv} [env] what they are told
 * @returns {Promise<Count>}
 */
async function nodeTests(paths, env = {}) {
  const files = paths.flatMap((path) =>
    path.endsWith(".ts")
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".test.ts"))
          .map((file) => join(path, file)),
  );
  if (files.length === 0) throw new Error(`No test in ${paths.join(", ")}.\nRestore the files: git checkout -- test`);
  const command = ["--import", "tsx", "--test", "--test-reporter=spec", ...files.sort()];
  const { status, output } = await run(process.execPath, command, { ...process.env, ...env });
  const count = (/** @type {string} */ what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, "m").exec(output)?.[1] ?? NaN);
  const passed = count("pass");
  const failed = count("fail") + count("cancelled");
  if (!(passed > 0))
    throw new Error(
      `No test was run in ${paths.join(", ")}.\nRun them alone to see why: npx tsx --test ${paths.join(" ")}`,
    );
  return { passed, failed: Math.max(failed, status === 0 ? 0 : 1) };
}

await script(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in stages));
  if (unknown) throw new Error(`There is no stage ${unknown}.\nStages are: ${Object.keys(stages).join(", ")}`);
  setUp();
  const total = { passed: 0, failed: 0 };
  for (const [name, stage] of Object.entries(stages)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n== ${name}`);
    const started = Date.now();
    const { passed, failed } = await stage();
    total.passed += passed;
    total.failed += failed;
    console.log(`== ${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
    // What comes later builds on what came before.
    if (failed > 0) break;
  }
  console.log(`\ntotal: ${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});

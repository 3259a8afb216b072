// @ts-check
// npm test: every check of this repository, side by side. `npm test -- unit cli` runs only those stages, and
// `npm test -- test/e2e/start.test.ts` only the jobs that are named so. TEST_JOBS=1 runs one job after the other.
import { availableParallelism } from "node:os";
import { script, setUp } from "./setup.mjs";

/** Most test files wait for servers and browsers: so many run at once for each core. */
const PER_CORE = 2;

await script(async () => {
  const wanted = process.argv.slice(2);
  const slots = Number(process.env.TEST_JOBS ?? PER_CORE * availableParallelism());
  if (!(slots >= 1)) throw new Error(`TEST_JOBS=${process.env.TEST_JOBS} is no number of jobs.\nTry: unset TEST_JOBS`);
  setUp();
  // What it imports is there from now on.
  const { runTests } = await import("./testing/run.mjs");
  if (!(await runTests(wanted, slots))) process.exitCode = 1;
});

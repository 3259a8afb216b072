// @ts-check
import { SharedBrowser } from "./browser.mjs";
import { runJobs } from "./pool.mjs";
import { printResult, printSummary, sum } from "./report.mjs";
import { jobsOf, STAGES } from "./stages.mjs";
import { expectedTimes, rememberTimes } from "./times.mjs";

/**
 * @param {string[]} wanted names of stages and of jobs; none is all
 * @param {number} slots how many jobs run at once
 * @returns {Promise<boolean>} whether all passed
 * @throws {Error} if there is no such stage or job
 */
export async function runTests(wanted, slots) {
  const browser = new SharedBrowser();
  const waves = choose(wanted, () => browser.env());
  console.log(`${sum(waves.map((jobs) => jobs.length))} jobs, ${slots} at once`);
  try {
    const { results, skipped } = await runJobs(waves, slots, printResult);
    rememberTimes(
      results
        .filter(({ failed }) => failed === 0)
        .map(({ job, started, ended }) => [`${job.stage}: ${job.name}`, Math.round(ended - started)]),
    );
    printSummary(results, skipped);
    const failed = sum(results.map((result) => result.failed));
    console.log(`\ntotal: ${sum(results.map((result) => result.passed))} passed, ${failed} failed`);
    return failed === 0;
  } finally {
    await browser.close();
  }
}

/**
 * @param {string[]} wanted
 * @param {() => Promise<NodeJS.ProcessEnv>} browser
 */
function choose(wanted, browser) {
  const names = Object.keys(STAGES);
  const stages = wanted.filter((name) => names.includes(name));
  const files = wanted.filter((name) => !names.includes(name));
  // A job is in the stages that are named with it, or in any.
  const waves = jobsOf(stages.length > 0 ? stages : names, expectedTimes(), browser);
  if (files.length === 0) return waves;
  const unknown = files.find((file) => !waves.flat().some(({ name }) => name === file));
  if (unknown) throw new Error(`There is no stage or test ${unknown}.\nStages are: ${names.join(", ")}`);
  return waves.map((jobs) => jobs.filter(({ name }) => files.includes(name)));
}

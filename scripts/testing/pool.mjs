// @ts-check
import { performance } from "node:perf_hooks";

/**
 * What is run as a whole: a test file, or a command.
 *
 * @typedef {object} Job
 * @property {string} stage
 * @property {string} name as `npm test` prints it
 * @property {number} seconds that it is expected to take: the longest begins first
 * @property {() => Promise<Outcome>} run
 *
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string} output all that it has printed
 *
 * @typedef {Outcome & { job: Job, started: number, ended: number }} Result times in seconds since the pool began
 */

/**
 * Runs jobs side by side. Those of a later wave begin when nobody of an earlier one is left to begin; once a job of an
 * earlier wave has failed, no more of them do, since what comes later builds on what came before.
 *
 * @param {Job[][]} waves
 * @param {number} slots how many run at once
 * @param {(result: Result, left: number) => void} onEnd is told of each that has ended
 * @returns {Promise<{ results: Result[], skipped: Job[] }>} what was run, in the order of the ends; what was not begun
 */
export async function runJobs(waves, slots, onEnd) {
  const began = performance.now();
  const now = () => (performance.now() - began) / 1000;
  const queue = waves.flatMap((jobs, wave) => longestFirst(jobs).map((job) => ({ job, wave })));
  /** @type {Result[]} */
  const results = [];
  let failedWave = Infinity;

  const worker = async () => {
    for (let next = queue[0]; next && next.wave <= failedWave; next = queue[0]) {
      const { job, wave } = next;
      queue.shift();
      const started = now();
      const outcome = await job.run().catch(blame);
      const result = { ...outcome, job, started, ended: now() };
      results.push(result);
      if (outcome.failed > 0) failedWave = Math.min(failedWave, wave);
      onEnd(result, queue.length);
    }
  };
  await Promise.all(Array.from({ length: slots }, worker));
  return { results, skipped: queue.map(({ job }) => job) };
}

/** @param {Job[]} jobs */
function longestFirst(jobs) {
  return [...jobs].sort((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
}

/** @param {unknown} error @returns {Outcome} */
function blame(error) {
  return { passed: 0, failed: 1, output: `${error instanceof Error ? error.message : String(error)}\n` };
}

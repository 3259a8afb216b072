// @ts-check
import { pythonJobs } from "../python-tests.mjs";
import { check } from "./command.mjs";
import { nodeTest, testFiles } from "./node-tests.mjs";
import { REPEATS } from "./repeats.mjs";

/** @typedef {import("./pool.mjs").Job} Job */
/** @typedef {Omit<Job, "stage" | "seconds">} Check a job of a stage */

/**
 * @typedef {object} Stage
 * @property {0 | 1} wave what the second builds on is the first
 * @property {() => Check[]} checks
 */

/** @type {() => Promise<NodeJS.ProcessEnv>} what test files are told of the browser, once it runs */
let findBrowser = () => Promise.resolve({});

/**
 * @param {string} stage
 * @param {readonly string[]} paths of test files, and of folders with test files
 * @param {NodeJS.ProcessEnv} [env] what they are told
 * @returns {Check[]}
 */
function nodeChecks(stage, paths, env = {}) {
  return testFiles(paths).map((name) => ({
    name,
    run: async () => nodeTest(name, { ...env, TEST_STAGE: stage, ...(await findBrowser()) }),
  }));
}

/** @param {...string} words of an npm command @returns {Check} */
function npm(...words) {
  return { name: `npm ${words.join(" ")}`, run: () => check("npm", words) };
}

/** @type {Readonly<Record<string, Stage>>} */
export const STAGES = {
  lint: { wave: 0, checks: () => [npm("run", "--silent", "lint"), npm("run", "--silent", "typecheck")] },
  unit: { wave: 0, checks: () => nodeChecks("unit", ["test/unit", "test/edits", "test/support"]) },
  cli: { wave: 0, checks: () => nodeChecks("cli", ["test/cli"]) },
  python: { wave: 0, checks: pythonJobs },
  combinations: { wave: 1, checks: () => nodeChecks("combinations", ["test/combinations"]) },
  frontend: { wave: 1, checks: () => nodeChecks("frontend", ["test/frontend"]) },
  e2e: { wave: 1, checks: () => nodeChecks("e2e", ["test/e2e"]) },
  ...Object.fromEntries(Object.keys(REPEATS).map((name) => [name, { wave: 1, checks: () => variantChecks(name) }])),
};

/** @param {string} name of a variant @returns {Check[]} */
function variantChecks(name) {
  return nodeChecks(name, Object.keys(REPEATS[name] ?? {}), { TEST_VARIANT: name, TEST_BACKEND: "django" });
}

/**
 * @param {readonly string[]} names of stages
 * @param {(name: string) => number} expected seconds of a job, by `stage: name`
 * @param {() => Promise<NodeJS.ProcessEnv>} browser what test files are told of the browser, once it runs
 * @returns {Job[][]} the waves
 */
export function jobsOf(names, expected, browser) {
  findBrowser = browser;
  /** @type {Job[][]} */
  const waves = [[], []];
  for (const stage of names) {
    const { wave, checks } = STAGES[stage] ?? { wave: 0, checks: () => [] };
    for (const { name, run } of checks())
      waves[wave]?.push({ stage, name, run, seconds: expected(`${stage}: ${name}`) });
  }
  return waves;
}

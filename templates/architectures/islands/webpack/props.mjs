// @ts-check
/**
 * Keeps props.json beside the sources: what each island takes, by which the tag `island` tells of mistakes in
 * templates. It is read from the types after each compilation, in a process that gives way to all others, and
 * fails nothing. Without this file, `npm run props` writes it.
 *
 * FRONTEND_TYPES   "off": not while you edit
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PAGE_FIRST = 500; // milliseconds for an update to arrive in the page

/** What has no types. */
const STYLE = /\.(?:css|scss|sass|less)$/;

/** @type {import("../webpack.config.mjs").Concern} */
export default function props({ root, task }) {
  if (task === "build") return { plugins: [readProps(root)] };
  return { plugins: process.env.FRONTEND_TYPES === "off" ? [] : [watchProps(root)] };
}

/**
 * While the bundler builds.
 *
 * @param {string} root
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const readProps = (root) => (compiler) => {
  /** @type {Promise<string> | undefined} */
  let problems;
  compiler.hooks.run.tap("Props", () => {
    problems = runScript(root);
  });
  compiler.hooks.done.tapPromise("Props", async () => {
    tell((await problems) ?? "");
  });
};

/**
 * After each compilation, until the next one begins.
 *
 * @param {string} root
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const watchProps = (root) => (compiler) => {
  let edit = new AbortController();
  let isDue = true;
  let told = "";
  const stop = () => edit.abort();
  const read = async (/** @type {AbortSignal} */ signal) => {
    await sleep(PAGE_FIRST, undefined, { signal, ref: false });
    const problems = await runScript(root, signal);
    if (signal.aborted) return;
    isDue = false;
    if (problems !== told) tell(problems);
    told = problems;
  };
  compiler.hooks.invalid.tap("Props", stop);
  compiler.hooks.watchClose.tap("Props", stop);
  process.once("exit", stop);
  compiler.hooks.done.tap("Props", (stats) => {
    stop();
    const { modifiedFiles = [], removedFiles = [] } = compiler;
    isDue ||= [...modifiedFiles, ...removedFiles].some((file) => !STYLE.test(file));
    if (stats.hasErrors() || !isDue) return; // one thing after the other
    edit = new AbortController();
    read(edit.signal).catch(() => {}); // it was stopped
  });
};

/**
 * @param {string} root
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} what it has to say: which props no template can give
 */
function runScript(root, signal) {
  const words = [join(root, "scripts", "props.mjs"), "--changed"];
  return new Promise((done) => {
    const child = execFile(process.execPath, words, { cwd: root }, (_error, out, err) => {
      done((out + err).trim());
    });
    signal?.addEventListener("abort", () => child.kill("SIGKILL"));
  });
}

/** @param {string} problems */
function tell(problems) {
  for (const problem of problems.split("\n\n").filter(Boolean)) {
    console.warn(`WARNING in ${problem}\n`);
  }
}

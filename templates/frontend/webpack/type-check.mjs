// @ts-check
/**
 * A build fails on a type error. Types are not checked by the loader: a checking loader is slower,
 * and with the cache warm it does not run, so that an error would pass. While you edit, they are checked
 * after each update, and an error is a warning in the terminal and over the page, which goes on.
 * Without this file, nothing looks at types but your editor and `npm run typecheck`.
 *
 * FRONTEND_TYPES   "off": they are not checked while you edit
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findCompiler } from "./support/compiler.mjs";
import { findLock } from "./support/files.mjs";
import { explain } from "./support/readable.mjs";
import { found } from "./support/signals.mjs";

const PAGE_FIRST = 300; // milliseconds for an update to arrive in the page
const MOST = 20; // errors that are told of while one edits

/** @type {import("../webpack.config.mjs").Concern} */
export default function typeCheck({ root, task }) {
  if (task === "build") return { plugins: [checkTypes(root)] };
  return { plugins: process.env.FRONTEND_TYPES === "off" ? [] : [watchTypes(root, task)] };
}

/**
 * Has the type checker run in a process of its own while the bundler builds, and fails the build
 * with its messages.
 *
 * @param {string} root
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const checkTypes = (root) => (compiler) => {
  const { Compilation, WebpackError } = compiler.webpack;
  /** @type {Promise<string[]>} */
  let messages;
  compiler.hooks.run.tap("TypeCheck", () => {
    messages = runCompiler(root, "build");
  });
  compiler.hooks.thisCompilation.tap("TypeCheck", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compilation.hooks.processAssets.tapPromise({ name: "TypeCheck", stage }, async () => {
      for (const message of await messages) compilation.errors.push(new WebpackError(message));
    });
  });
};

/**
 * Has it run after each compilation, until the next one begins.
 *
 * @param {string} root
 * @param {string} task
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const watchTypes = (root, task) => (compiler) => {
  let edit = new AbortController();
  let errors = 0;
  const stop = () => {
    edit.abort();
    found.problems = [];
  };
  const check = async (/** @type {AbortSignal} */ signal) => {
    await sleep(PAGE_FIRST, undefined, { signal, ref: false });
    const messages = await runCompiler(root, task, signal);
    if (signal.aborted) return;
    if (messages.length === 0 && errors === 0) return;
    errors = messages.length;
    found.problems = messages.slice(0, MOST).map((message) => describe(message, root));
    const warnings = found.problems.map((problem) => `WARNING in ${problem}\n\n`);
    const all = errors > MOST ? `, of which these are ${MOST}` : "";
    const count = `${errors || "no"} type error${errors === 1 ? "" : "s"}${all}`;
    console.warn([...warnings, count].join(""));
    found.tell(found.problems);
  };
  compiler.hooks.invalid.tap("TypeCheck", stop);
  compiler.hooks.watchClose.tap("TypeCheck", stop);
  process.once("exit", stop);
  compiler.hooks.done.tap("TypeCheck", (stats) => {
    stop();
    if (stats.hasErrors()) return; // one thing after the other
    edit = new AbortController();
    check(edit.signal).catch(() => {}); // it was stopped
  });
};

/**
 * @param {string} message
 * @param {string} root
 * @returns {string} in the form that errors of the bundler have
 */
function describe(message, root) {
  const { moduleName, message: words } = explain(
    /** @type {import("./support/readable.mjs").StatsError} */ ({ message }),
    root,
  );
  return moduleName ? `${moduleName}\n${words}` : words;
}

/**
 * @param {string} root
 * @param {string} task each has a memory of its own
 * @param {AbortSignal} [signal]
 * @returns {Promise<string[]>} one message for each type error
 */
async function runCompiler(root, task, signal) {
  // What did not change since the last time is not checked again.
  const cache = join(root, "node_modules", ".cache", `typescript-${task}`);
  const memory = join(cache, `${describeGlobals(root)}.tsbuildinfo`);
  if (!existsSync(memory)) rmSync(cache, { recursive: true, force: true });
  const options = ["--noEmit", "--pretty", "false", "--incremental", "--tsBuildInfoFile", memory];
  const [command = "", ...start] = await findCompiler();
  return new Promise((done) => {
    const child = execFile(command, [...start, ...options], { cwd: root }, (error, out, err) => {
      // A message begins at the start of a line; what explains it is indented.
      const messages = (out + err).trim().split(/\n(?=\S)/);
      // That it could not be remembered costs the next build some time, and is no reason to fail.
      const others = messages.filter((message) => !message.startsWith("error TS5033"));
      done(error ? others.map((message) => message.replace(...PROCESS)) : []);
    });
    if (!signal) return;
    signal.addEventListener("abort", () => child.kill("SIGKILL")); // it waits with any other one
    // The next update, and the browser, go before.
    if (child.pid) lower(child.pid);
  });
}

/** @param {number} pid */
function lower(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
}

/**
 * What TypeScript advises is for scripts that run in Node.
 *
 * @type {[RegExp, string]}
 */
const PROCESS = [
  /(Cannot find name 'process')\. Do you need to install type definitions for node\?.*/,
  "$1: this runs in the browser.\n" +
    "  Fix: give the value a line FRONTEND_…=… in .env, and write import.meta.env.FRONTEND_…",
];

/** What such a file declares, others may use without an import of it. */
const DECLARES = /\bdeclare\s+(?:global|module)\b/;
const IS_MODULE = /^\s*(?:import|export)\b/m;

/**
 * TypeScript 7.0 does not check again what uses a global type that has changed.
 *
 * @param {string} root
 * @returns {string} a hash of everything that declares some: the lock file stands for packages
 */
function describeGlobals(root) {
  const hash = createHash("sha256");
  const lock = findLock(root)?.file;
  if (lock) hash.update(readFileSync(lock));
  const entries = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name));
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    const text = readFileSync(file, "utf8");
    const isGlobal = /\.d\.[cm]?ts$/.test(file) || DECLARES.test(text) || !IS_MODULE.test(text);
    if (isGlobal) hash.update(`${file}\0${text}\0`);
  }
  return hash.digest("hex").slice(0, 16);
}

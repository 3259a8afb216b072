// @ts-check
/**
 * A build fails on a type error. Types are not checked by the loader: a checking loader is slower,
 * and with the cache warm it does not run, so that an error would pass. While you edit, the editor
 * and `npm run typecheck` tell; a check at each save would only delay.
 * Without this file, builds do not look at types.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findLock } from "./support/files.mjs";

// The package `tsc` is TypeScript 7: it takes an eighth of the time of the package `typescript`, which
// is version 6, since the loader and the linter still need that one's interface. Yarn's Plug'n'Play has
// the latter alone find packages.
const name = process.versions.pnp ? "typescript" : "tsc";
const { resolve } = createRequire(import.meta.url);
const tsc = join(dirname(resolve(`${name}/package.json`)), "bin", "tsc");

/** @type {import("../webpack.config.mjs").Concern} */
export default function typeCheck({ root, task }) {
  return { plugins: task === "build" ? [checkTypes(root)] : [] };
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
    messages = runCompiler(root);
  });
  compiler.hooks.thisCompilation.tap("TypeCheck", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
    compilation.hooks.processAssets.tapPromise({ name: "TypeCheck", stage }, async () => {
      for (const message of await messages) compilation.errors.push(new WebpackError(message));
    });
  });
};

/**
 * @param {string} root
 * @returns {Promise<string[]>} one message for each type error
 */
function runCompiler(root) {
  // What did not change since the last build is not checked again.
  const folder = join(root, "node_modules", ".cache", "typescript");
  const memory = join(folder, `${describeGlobals(root)}.tsbuildinfo`);
  if (!existsSync(memory)) rmSync(folder, { recursive: true, force: true });
  const options = ["--noEmit", "--pretty", "false", "--incremental", "--tsBuildInfoFile", memory];
  return new Promise((done) => {
    execFile(process.execPath, [tsc, ...options], { cwd: root }, (error, stdout, stderr) => {
      // A message begins at the start of a line; what explains it is indented.
      const messages = (stdout + stderr).trim().split(/\n(?=\S)/);
      // That it could not be remembered costs the next build some time, and is no reason to fail.
      const others = messages.filter((message) => !message.startsWith("error TS5033"));
      done(error ? others.map((message) => message.replace(...PROCESS)) : []);
    });
  });
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

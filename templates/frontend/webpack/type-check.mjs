// @ts-check
/**
 * A build fails on a type error. Types are not checked by the loader: a checking loader is slower,
 * and with the cache warm it does not run, so that an error would pass. While you edit, the editor
 * and `npm run typecheck` tell; a check at each save would only delay.
 * Without this file, builds do not look at types.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

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
  const memory = join(root, "node_modules", ".cache", "typescript", "build.tsbuildinfo");
  const options = ["--noEmit", "--pretty", "false", "--incremental", "--tsBuildInfoFile", memory];
  return new Promise((done) => {
    execFile(process.execPath, [tsc, ...options], { cwd: root }, (error, stdout, stderr) => {
      // A message begins at the start of a line; what explains it is indented.
      const messages = (stdout + stderr).trim().split(/\n(?=\S)/);
      // That it could not be remembered costs the next build some time, and is no reason to fail.
      done(error ? messages.filter((message) => !message.startsWith("error TS5033")) : []);
    });
  });
}

// @ts-check
/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows. It is met
 * by several tools in turn; who reads it once, in the words of the first, has less to read. Without
 * this file, all of them speak.
 */
import { pathFrom } from "./support/files.mjs";

/** @typedef {Error & { module?: import("webpack").Module | null }} BuildError */

/** @type {import("../webpack.config.mjs").Concern} */
export default function errors({ root }) {
  return {
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => {
        compiler.hooks.thisCompilation.tap("Errors", (compilation) => {
          compilation.hooks.afterSeal.tap("Errors", () => {
            compilation.errors = dropEchoes(compilation.errors, root);
          });
        });
      },
    ],
  };
}

/**
 * @template {BuildError} T
 * @param {T[]} errors
 * @param {string} root
 * @returns {T[]} those that are no echo of another
 */
function dropEchoes(errors, root) {
  const named = errors.map((error) => ({ error, file: fileOf(error, root) }));
  return named
    .filter((one) => !named.some((other) => other.file && other !== one && isEcho(one, other)))
    .map(({ error }) => error);
}

/**
 * @param {BuildError} error
 * @param {string} root
 * @returns {string} path of the file whose translation failed; empty if it was none
 */
function fileOf({ module }, root) {
  const file = module?.nameForCondition();
  return file ? pathFrom(root, file) : "";
}

/**
 * @typedef {{ error: Error, file: string }} Named
 * @param {Named} one
 * @param {Named} other
 */
function isEcho({ error, file }, other) {
  // webpack could not parse what a loader has made of a file that the loader itself complained of.
  if (error.name === "ModuleParseError") {
    return file === other.file && other.error.name !== "ModuleParseError";
  }
  // mini-css-extract-plugin could not run a stylesheet in which something else had failed.
  if (error.message.includes(`/${other.file}) failed`)) return true;
  // `tsc` has come upon a syntax error by itself: these have the numbers from 1000 on.
  return /^(.*)\(\d+,\d+\): error TS1\d{3}:/.exec(error.message)?.[1] === other.file;
}

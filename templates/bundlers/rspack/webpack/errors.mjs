// @ts-check
/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows. It is met
 * by several tools in turn; who reads it once, in the words of the first, has less to read. Without
 * this file, all of them speak.
 */
import { pathFrom } from "./support/files.mjs";

/** @typedef {import("@rspack/core").RspackError} BuildError */

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
  const named = errors.filter(({ module }) => module);
  return errors.filter(
    (error) => error.module || !named.some((other) => isEcho(error, other, root)),
  );
}

/**
 * @param {BuildError} error one that is of no file
 * @param {BuildError} other one whose file could not be translated
 * @param {string} root
 */
function isEcho({ message }, other, root) {
  // The compilation of a stylesheet of its own says what the one of the page says after it.
  if (wordsOf(other.message).includes(wordsOf(message))) return true;
  // `tsc` has come upon a syntax error by itself: these have the numbers from 1000 on.
  const file = pathFrom(root, other.module?.nameForCondition() ?? "");
  return /^(.*)\(\d+,\d+\): error TS1\d{3}:/.exec(wordsOf(message))?.[1] === file;
}

/**
 * @param {string} message
 * @returns {string} without the frame that is drawn around it, which depends on where it stands
 */
const wordsOf = (message) => message.replace(/[\s\u2500-\u257f×▶]+/g, " ").trim();

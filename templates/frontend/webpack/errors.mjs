// @ts-check
/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows. It is met
 * by several tools in turn; who reads it once, in the words of the first, has less to read. Without
 * this file, all of them speak.
 */
import { isEcho } from "./support/bundler.mjs";

const AGAIN = 2000; // milliseconds

/** @type {import("../webpack.config.mjs").Concern} */
export default function errors({ root, task }) {
  return {
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => {
        if (task !== "build") compiler.hooks.failed.tap("Errors", () => lookAgain(compiler));
        compiler.hooks.thisCompilation.tap("Errors", (compilation) => {
          compilation.hooks.afterSeal.tap("Errors", () => {
            const all = [...compilation.errors]; // Rspack's own is no whole array
            compilation.errors = all.filter(
              (one) => !all.some((other) => other !== one && isEcho(one, other, root)),
            );
          });
        });
      },
    ],
  };
}

/**
 * After an error that is of no module, such as one thrown by a plugin, nothing is watched any more.
 *
 * @param {import("./support/bundler.mjs").Compiler} compiler
 */
function lookAgain(compiler) {
  setTimeout(() => compiler.watching?.invalidate(), AGAIN);
}

// @ts-check
import { dropEchoes } from "./support/echoes.mjs";

/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows.
 *
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function errors() {
  return { plugins: [dropAllEchoes] };
}

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function dropAllEchoes(compiler) {
  compiler.hooks.thisCompilation.tap("Errors", (compilation) => {
    compilation.hooks.afterSeal.tap("Errors", () => {
      compilation.errors = dropEchoes(compilation.errors, compiler.context);
    });
  });
}

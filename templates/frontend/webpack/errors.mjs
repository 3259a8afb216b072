// @ts-check
import { dropEchoes } from "./support/errors.mjs";

/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows.
 *
 * @returns {import("webpack").Configuration}
 */
export default function errors() {
  return {
    plugins: [
      (compiler) => {
        compiler.hooks.thisCompilation.tap("Errors", (compilation) => {
          compilation.hooks.processErrors.tap("Errors", (all) => dropEchoes(compilation, all));
        });
      },
    ],
  };
}

// @ts-check
/**
 * Stimulus. Each file of src/controllers/ called *_controller.ts is a controller, whose code is a chunk of its
 * own; a new one needs no mention and no restart. Change in support/controllers-loader.mjs which files count, and
 * what they are called in templates. Without this file, src/lib/stimulus.ts knows of no controller.
 */
import { join } from "node:path";
import { listControllers } from "./support/controllers-loader.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function stimulus({ root }) {
  const loader = join(import.meta.dirname, "support", "controllers-loader.mjs");
  return {
    module: {
      rules: [{ test: join(root, "src", "lib", "controllers.ts"), enforce: "pre", loader }],
    },
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) =>
        compiler.hooks.thisCompilation.tap("Stimulus", (compilation) => {
          for (const [name, files] of Object.entries(listControllers(root))) {
            if (files.length === 1) continue;
            compilation.errors.push(new compiler.webpack.WebpackError(explainTwice(name, files)));
          }
        }),
    ],
  };
}

/**
 * @param {string} name
 * @param {string[]} files
 */
const explainTwice = (name, files) =>
  `The controller "${name}" is there ${files.length} times: src/controllers/ has ${files.join(" and ")}.\n` +
  "Fix: keep one of them, and rename or delete the others.";

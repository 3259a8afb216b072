// @ts-check
/**
 * CoffeeScript, as entries and as modules beside TypeScript. Among themselves, such modules can leave
 * the ending out.
 * Change the compiler's options here; without this file, CoffeeScript cannot be imported.
 */
import { join } from "node:path";
import { readEnvironment } from "./support/environment.mjs";
import { AS_IT_IS } from "./support/kinds.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function coffeescript({ root }) {
  const names = Object.keys(readEnvironment(root));
  return {
    module: {
      rules: [
        {
          test: /\.coffee$/,
          resourceQuery: { not: [AS_IT_IS] },
          resolve: { extensions: ["...", ".coffee"] },
          use: [
            // As in environment.mjs: a value that is missing fails the build.
            { loader: join(root, "webpack", "support", "environment.mjs"), options: { names } },
            { loader: "coffee-loader", options: {} },
          ],
        },
      ],
    },
  };
}

// @ts-check
/**
 * Values for scripts from the environment of the build: `import.meta.env.FRONTEND_API_URL` is the text
 * that FRONTEND_API_URL has in .env.local, .env, or the shell, which wins. Nothing else of the
 * environment gets into what is built, and every visitor can read what does: never put a secret there.
 * Without this file, scripts have `process.env.NODE_ENV` alone.
 */
import { join } from "node:path";
import { readEnvironment } from "./support/environment.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function environment({ root }) {
  const values = readEnvironment(root);
  const definitions = Object.entries(values).map(([name, value]) => [
    `import.meta.env.${name}`,
    JSON.stringify(value),
  ]);
  const loader = join(root, "webpack", "support", "environment.mjs");
  return {
    module: {
      rules: [
        {
          test: /\.[cm]?[jt]sx?$/,
          exclude: /node_modules/,
          enforce: "post",
          use: [{ loader, options: { names: Object.keys(values) } }],
        },
      ],
    },
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) =>
        new compiler.webpack.DefinePlugin(Object.fromEntries(definitions)).apply(compiler),
    ],
  };
}

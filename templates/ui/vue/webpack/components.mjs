// @ts-check
/**
 * Vue's single-file components. Their types are checked with all others: see type-check.mjs.
 * Without this file, they cannot be imported. Its name comes before those of the files whose rules are for
 * any file: the loader's plugin takes the first one that may be meant for Vue.
 */
import { join } from "node:path";
import { VUE_LOADER } from "./support/bundler.mjs";

/** What of Vue is in the page: not the options API, and no devtools in production. Change that here. */
const FLAGS = {
  __VUE_OPTIONS_API__: "false",
  __VUE_PROD_DEVTOOLS__: "false",
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
};

/** @type {import("../webpack.config.mjs").Concern} */
export default async function vue({ task }) {
  const { VueLoaderPlugin } = await import(VUE_LOADER);
  const loader = join(import.meta.dirname, "support", "without-map.mjs");
  const keepState = { test: /\.vue(?:\.ts)?$/, resourceQuery: /type=script/, loader };
  return {
    module: {
      rules: [
        // Rspack's wants this option; webpack's does not know it.
        { test: /\.vue$/, loader: VUE_LOADER, options: { experimentalInlineMatchResource: true } },
        ...(task === "serve" ? [keepState] : []),
      ],
    },
    plugins: [
      new VueLoaderPlugin(),
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => new compiler.webpack.DefinePlugin(FLAGS).apply(compiler),
    ],
  };
}

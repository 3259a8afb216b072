// @ts-check
/**
 * Vue's single-file components. Their types are checked with all others: see type-check.mjs.
 * Without this file, they cannot be imported. Its name comes before those of the files whose rules are for
 * any file: the loader's plugin takes the first one that may be meant for Vue.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VUE_LOADER } from "./support/bundler.mjs";

/**
 * What of Vue is in the page: the options API where a component of yours is written in it, and no devtools in
 * production. Change that here; a package may need that API, too, and then it is `true`.
 *
 * @param {string} root
 */
const flagsFor = (root) => ({
  __VUE_OPTIONS_API__: String(usesOptions(join(root, "src"))),
  __VUE_PROD_DEVTOOLS__: "false",
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
});

/** A `<script>` that is none of `setup`, with one of the options that do nothing without that API. */
const OPTIONS =
  /<script(?![^>]*\bsetup\b)[^>]*>[^]*?\b(?:data|methods|computed|watch|mixins|extends|created|mounted)\s*[:(][^]*?<\/script>/;

/** @param {string} folder */
const usesOptions = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".vue"))
    .some((path) => OPTIONS.test(readFileSync(join(folder, path), "utf8")));

/** @type {import("../webpack.config.mjs").Concern} */
export default async function vue({ root, task }) {
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
      (compiler) => new compiler.webpack.DefinePlugin(flagsFor(root)).apply(compiler),
    ],
  };
}

// @ts-check
/**
 * What is webpack's own: its types, the plugins that are made for it, and how its command line is
 * says what it does. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("webpack").Compilation} Compilation
 * @typedef {import("webpack").Compiler} Compiler
 * @typedef {import("webpack").Configuration} Configuration
 * @typedef {import("webpack").Stats} Stats
 * @typedef {NonNullable<import("webpack").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
export { default as CssExtractPlugin } from "mini-css-extract-plugin";
export { WebpackManifestPlugin as ManifestPlugin } from "webpack-manifest-plugin";

/**
 * @param {Record<string, unknown>} env what the command line passes to webpack.config.mjs
 * @returns {"serve" | "watch" | "build"}
 */
export function readTask(env) {
  return env.serve ? "serve" : env.WEBPACK_WATCH ? "watch" : "build";
}

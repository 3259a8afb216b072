// @ts-check
/**
 * What is Rspack's own: its types, the plugins that are made for it, and how its command line says
 * what it does. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("@rspack/core").Compilation} Compilation
 * @typedef {import("@rspack/core").Compiler} Compiler
 * @typedef {import("@rspack/core").Configuration} Configuration
 * @typedef {import("@rspack/core").Stats} Stats
 * @typedef {NonNullable<import("@rspack/core").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
export { CssExtractRspackPlugin as CssExtractPlugin } from "@rspack/core";
export { RspackManifestPlugin as ManifestPlugin } from "rspack-manifest-plugin";

/**
 * @param {Record<string, unknown>} env what the command line passes to webpack.config.mjs
 * @returns {"serve" | "watch" | "build"}
 */
export function readTask(env) {
  return env.RSPACK_SERVE ? "serve" : env.RSPACK_WATCH ? "watch" : "build";
}

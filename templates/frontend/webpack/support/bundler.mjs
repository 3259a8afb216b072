// @ts-check
/**
 * What is webpack's own: its types, the plugins that are made for it, and how it is told
 * what to do and what to keep. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("webpack").Compilation} Compilation
 * @typedef {import("webpack").Compiler} Compiler
 * @typedef {import("webpack").Configuration} Configuration
 * @typedef {import("webpack").Stats} Stats
 * @typedef {NonNullable<import("webpack").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
import { join } from "node:path";

export { default as CssExtractPlugin } from "mini-css-extract-plugin";
export { WebpackManifestPlugin as ManifestPlugin } from "webpack-manifest-plugin";

/**
 * @param {Record<string, unknown>} env what the command line passes to webpack.config.mjs
 * @returns {"serve" | "watch" | "build"}
 */
export function readTask(env) {
  return env.serve ? "serve" : env.WEBPACK_WATCH ? "watch" : "build";
}

/**
 * @param {object} kept
 * @param {string} kept.name of the build whose results are kept on disk
 * @param {string} kept.version they are used again while this is the same
 * @param {boolean} kept.knowsVersions whether that tells the versions of all tools
 * @param {string} kept.root the folder of webpack.config.mjs
 * @returns {Configuration}
 */
export function keepResults({ name, version, knowsVersions, root }) {
  return {
    // An edit costs no look at the modules that it cannot concern.
    experiments: { cacheUnaffected: !name.startsWith("build") },
    cache: {
      type: "filesystem",
      name,
      version,
      ...(knowsVersions && { buildDependencies: { defaultWebpack: [] } }),
    },
    plugins: knowsVersions ? [sparePackages(join(root, "webpack.config.mjs"))] : [],
  };
}

/**
 * After a build, webpack would follow the imports of its configuration and of each loader through
 * node_modules, for seconds, to learn what versions they have.
 *
 * @param {string} config
 * @returns {(compiler: Compiler) => void}
 */
function sparePackages(config) {
  return (compiler) => {
    compiler.hooks.afterCompile.tap("Cache", ({ buildDependencies }) => {
      for (const path of buildDependencies) {
        const isKnown = path === config || /[\\/]node_modules[\\/]/.test(path);
        if (isKnown) buildDependencies.delete(path);
      }
    });
  };
}

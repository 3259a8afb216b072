// @ts-check
/**
 * What is Rspack's own: its types, the plugins that are made for it, and how it is told
 * what to do and what to keep. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("@rspack/core").Chunk} Chunk
 * @typedef {import("@rspack/core").Compilation} Compilation
 * @typedef {import("@rspack/core").Compiler} Compiler
 * @typedef {import("@rspack/core").Configuration} Configuration
 * @typedef {import("@rspack/core").LoaderContext<object>} LoaderContext
 * @typedef {import("@rspack/core").RuleSetRule} RuleSetRule
 * @typedef {import("@rspack/core").Stats} Stats
 * @typedef {import("@rspack/core").RspackError} BuildError
 * @typedef {NonNullable<import("@rspack/core").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
export { CssExtractRspackPlugin as CssExtractPlugin } from "@rspack/core";
export {
  getCompilerHooks as getManifestHooks,
  RspackManifestPlugin as ManifestPlugin,
} from "rspack-manifest-plugin";

/** To be installed, where somebody asks for a file of Vue's. */
export const VUE_LOADER = "rspack-vue-loader";

/**
 * @param {string} tsconfig path of tsconfig.json
 * @returns {Configuration["resolve"]} so that its `paths` mean to the bundler what they mean to TypeScript
 */
export const followPaths = (tsconfig) => ({ tsConfig: tsconfig });

/**
 * @param {Record<string, unknown>} env what the command line passes to webpack.config.mjs
 * @returns {"serve" | "watch" | "build"}
 */
export function readTask(env) {
  return env.RSPACK_SERVE ? "serve" : env.RSPACK_WATCH ? "watch" : "build";
}

/**
 * @param {object} kept
 * @param {string} kept.name of the build whose results are kept on disk
 * @param {string} kept.version they are used again while this is the same
 * @param {boolean} kept.knowsVersions whether that tells the versions of all tools
 * @param {string} kept.root the folder of webpack.config.mjs
 * @returns {Configuration}
 */
export function keepResults({ name, version }) {
  return { cache: { type: "persistent", name, version } };
}

/**
 * Whether the one only says again what the other has said: the compilation of a stylesheet of its own
 * says what the one of the page says after it.
 *
 * @type {(one: BuildError, other: BuildError, root: string) => boolean}
 */
export const isEcho = (one, other) =>
  !one.module && !!other.module && wordsOf(other.message).includes(wordsOf(one.message));

/**
 * @param {string} message
 * @returns {string} without the frame that is drawn around it, which depends on where it stands
 */
const wordsOf = (message) => message.replace(/[\s\u2500-\u257f×▶]+/g, " ").trim();

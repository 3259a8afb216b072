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
 * @typedef {import("@rspack/core").Stats} Stats
 * @typedef {import("@rspack/core").RspackError} BuildError
 * @typedef {NonNullable<import("@rspack/core").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
import { pathFrom } from "./files.mjs";

export { CssExtractRspackPlugin as CssExtractPlugin } from "@rspack/core";
export { RspackManifestPlugin as ManifestPlugin } from "rspack-manifest-plugin";

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
 * @param {BuildError} one
 * @param {BuildError} other
 * @param {string} root
 * @returns {boolean} whether the one only says again what the other has said
 */
export function isEcho({ module, message }, other, root) {
  if (module || !other.module) return false; // the one is of a file, or the other of none
  // The compilation of a stylesheet of its own says what the one of the page says after it.
  if (wordsOf(other.message).includes(wordsOf(message))) return true;
  // `tsc` has come upon a syntax error by itself: these have the numbers from 1000 on.
  const file = pathFrom(root, other.module.nameForCondition() ?? "");
  return /^(.*)\(\d+,\d+\): error TS1\d{3}:/.exec(wordsOf(message))?.[1] === file;
}

/**
 * @param {string} message
 * @returns {string} without the frame that is drawn around it, which depends on where it stands
 */
const wordsOf = (message) => message.replace(/[\s\u2500-\u257f×▶]+/g, " ").trim();

// @ts-check
/**
 * What is webpack's own: its types, the plugins that are made for it, and how it is told
 * what to do and what to keep. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("webpack").Chunk} Chunk
 * @typedef {import("webpack").Compilation} Compilation
 * @typedef {import("webpack").Compiler} Compiler
 * @typedef {import("webpack").Configuration} Configuration
 * @typedef {import("webpack").LoaderContext<object>} LoaderContext
 * @typedef {import("webpack").Stats} Stats
 * @typedef {Error & { module?: import("webpack").Module | null }} BuildError
 * @typedef {NonNullable<import("webpack").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
import { join } from "node:path";
import { pathFrom } from "./files.mjs";

export { default as CssExtractPlugin } from "mini-css-extract-plugin";
export { WebpackManifestPlugin as ManifestPlugin } from "webpack-manifest-plugin";

/** To be installed, where somebody asks for a file of Vue's. */
export const VUE_LOADER = "vue-loader";

/**
 * @param {string} tsconfig path of tsconfig.json
 * @returns {Configuration["resolve"]} so that its `paths` mean to the bundler what they mean to TypeScript
 */
export const followPaths = (tsconfig) => ({ tsconfig });

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
    plugins: [
      keepQuiet,
      ...(knowsVersions ? [sparePackages(join(root, "webpack.config.mjs"))] : []),
    ],
  };
}

/**
 * After a mistake, webpack would warn that the errors of some loaders cannot be kept.
 *
 * @param {Compiler} compiler
 */
function keepQuiet(compiler) {
  compiler.hooks.infrastructureLog.tap("Cache", (name, _type, [message] = []) =>
    name.startsWith("webpack.cache.") && /No serializer|while serializing/.test(message)
      ? true
      : undefined,
  );
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

const MINIMIZER = /from minimizer-webpack-plugin\n(?<words>.*) (?<source>\[webpack:[^\]]*\])?\[/;

/**
 * @param {BuildError} one
 * @param {BuildError} other
 * @param {string} root
 * @returns {boolean} whether the one only says again what the other has said
 */
export function isEcho(one, other, root) {
  // The minimizer meets a mistake again when the file has its last name, and finds its source no more.
  const [again, before] = [one, other].map(({ message }) => MINIMIZER.exec(message)?.groups);
  if (again && before?.source) return !again.source && again.words === before.words;
  const [file, failed] = [one, other].map(({ module }) =>
    pathFrom(root, module?.nameForCondition() ?? root),
  );
  if (!failed) return false; // it is of no file
  // webpack could not parse what a loader has made of a file that the loader itself complained of.
  if (one.name === "ModuleParseError") return file === failed && other.name !== "ModuleParseError";
  // mini-css-extract-plugin could not run a stylesheet in which something else had failed.
  return one.message.includes(`/${failed}) failed`);
}

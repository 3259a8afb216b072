// @ts-check
/**
 * Which files a build writes, under which names, and which it removes. Change here what entries
 * share. The backend tells files that never change by the hash in their names.
 * Without this file, the backend finds nothing of what is built.
 */
import { join, resolve } from "node:path";
import { pathFrom, readJson } from "./support/files.mjs";

const RUNTIME = "runtime";

/** @type {import("../webpack.config.mjs").Concern} */
export default function output({ root, name, task, hash }) {
  return {
    output: {
      path: join(root, "static", name),
      filename: `js/[name]${hash}.js`,
      chunkFilename: `js/[name]${hash}.js`,
      // The runtime finds its own URL in the page, so that one build serves below any STATIC_URL,
      // CDN or sub-path. For the rare page where it cannot, see src/setup.ts.
      publicPath: "auto",
      // Scripts with an integrity, or from another origin, must be asked for with CORS.
      crossOriginLoading: "anonymous",
      clean: task !== "serve" && { keep: keepLastBuild(root, name) },
    },
    plugins: [refuseSecondRuntime],
    // `eval` source maps would be forbidden by a strict Content-Security-Policy. The dev server makes
    // its maps when they are asked for: see support/server.mjs.
    // Production maps are not mentioned in the files: `collectstatic` fails on a mentioned map that
    // was not deployed.
    devtool: task === "build" ? "hidden-source-map" : "cheap-module-source-map",
    optimization: {
      // Two entries on one page share one runtime, so that a module they both import runs once.
      runtimeChunk: { name: RUNTIME },
      // A failed build must not replace the last good one. The dev server shows its errors in the page.
      emitOnErrors: task === "serve",
      splitChunks: task !== "serve" && {
        chunks: isOfPage,
        // Only scripts are shared between entries. A stylesheet that is split loses its place in the
        // order of imports, and so may win or lose against rules that it should not.
        cacheGroups: {
          defaultVendors: {
            type: /^javascript/,
            test: /[\\/]node_modules[\\/]/,
            priority: -10,
            reuseExistingChunk: true,
          },
          default: { type: /^javascript/, minChunks: 2, priority: -20, reuseExistingChunk: true },
        },
      },
    },
  };
}

/**
 * Each worker has a runtime of its own, and shares nothing with the page: a worklet cannot load a
 * second file, and Rspack's integrity fails where a worker does.
 *
 * @param {import("./support/bundler.mjs").Chunk} chunk
 * @returns {boolean} whether a page loads it
 */
const isOfPage = ({ runtime }) =>
  typeof runtime === "string" ? runtime === RUNTIME : runtime?.has(RUNTIME) === true;

/**
 * A build removes what older builds left, but for the files of the last one: a page that was open
 * during a deployment still asks for yesterday's lazy chunks.
 *
 * @param {string} root
 * @param {string} name
 * @returns {(file: string) => boolean}
 */
function keepLastBuild(root, name) {
  const [manifest, folder] = [join(root, "manifest.json"), join(root, "static")];
  return (file) => {
    // Its whole path, or the one below the output folder: bundlers differ.
    const path = pathFrom(folder, resolve(folder, name, file));
    const kept = Object.values(Object(readJson(manifest)));
    return kept.includes(path.replace(/\.(?:map|gz|br)$/, ""));
  };
}

/**
 * Parts of a page may be rendered apart, and each brings the tags that it needs: a second runtime
 * would run every module anew. The first one has taken over the list that later scripts add to.
 *
 * @param {import("./support/bundler.mjs").Compiler} compiler
 */
function refuseSecondRuntime(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("Output", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name: "Output", stage }, () => {
      const list = JSON.stringify(compilation.outputOptions.chunkLoadingGlobal);
      const start = `if ((self[${list}] || []).push === [].push) {\n`;
      for (const file of compilation.namedChunks.get(RUNTIME)?.files ?? []) {
        if (!file.endsWith(".js") || file.includes(".hot-update.")) continue;
        compilation.updateAsset(file, (source) => new sources.ConcatSource(start, source, "\n}\n"));
      }
    });
  });
}

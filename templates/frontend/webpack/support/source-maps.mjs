// @ts-check
import { unescape } from "node:querystring";

/**
 * @typedef {import("webpack").sources.Source} Source
 * @typedef {NonNullable<ReturnType<Source["map"]>>} SourceMap
 */

const MAPPED = /\.(?:js|css)$/;
const UPDATE = /\.hot-update\.js$/;

/**
 * Source maps of the dev server, each made when it is asked for, as a browser does while its
 * developer tools are open. webpack by itself makes the map of a whole entry anew at each edit of
 * one of its modules, which takes as long as everything else that an edit costs.
 *
 * This takes the place of `cheap-module-source-map`; any other `devtool` is left to webpack.
 */
export function mapOnDemand() {
  /** @type {Map<string, Source>} what the last build has written, by file */
  const files = new Map();
  let namespace = "";

  /** @param {import("webpack").Compiler} compiler */
  const plugin = (compiler) => {
    // All options have their defaults by then, and none has been acted upon.
    compiler.hooks.environment.tap("SourceMaps", () => {
      if (compiler.options.devtool !== "cheap-module-source-map") return;
      compiler.options.devtool = false;
      namespace = String(compiler.options.output.devtoolNamespace);
      // An update is small and has its map at once. This also tells loaders to make theirs.
      const options = { test: UPDATE, filename: "[file].map", columns: false, namespace };
      new compiler.webpack.SourceMapDevToolPlugin(options).apply(compiler);
      keepSources(compiler, files);
    });
  };

  /** @type {import("webpack-dev-server").ExpressRequestHandler} */
  const middleware = ({ path }, response, next) => {
    // Unlike decodeURIComponent, this takes any path.
    const [, file] = /^\/(.*)\.map$/.exec(unescape(path)) ?? [];
    const map = file && files.get(file)?.map({ columns: false });
    if (map) response.json({ ...map, file, sources: nameSources(map, namespace) });
    else next();
  };

  return { plugins: [plugin], middlewares: [{ name: "source-maps", middleware }] };
}

/**
 * Ends each file with the address of its map, and remembers what the map can be made from.
 *
 * @param {import("webpack").Compiler} compiler
 * @param {Map<string, Source>} files
 */
function keepSources(compiler, files) {
  const { Compilation, sources } = compiler.webpack;
  /** @type {WeakMap<Source, Source>} what has not changed is not written again */
  const endings = new WeakMap();
  compiler.hooks.thisCompilation.tap("SourceMaps", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING;
    compilation.hooks.processAssets.tap({ name: "SourceMaps", stage }, (assets) => {
      files.clear();
      for (const [file, source] of Object.entries(assets)) {
        if (!MAPPED.test(file) || UPDATE.test(file)) continue;
        const ended = endings.get(source) ?? new sources.ConcatSource(source, linkTo(file));
        endings.set(source, ended);
        files.set(file, source);
        compilation.updateAsset(file, ended);
      }
    });
  });
}

/**
 * @param {string} file
 * @returns {string} the comment by which a browser finds the map
 */
function linkTo(file) {
  const url = `${encodeURIComponent(file.slice(file.lastIndexOf("/") + 1))}.map`;
  return file.endsWith(".css")
    ? `\n/*# sourceMappingURL=${url} */`
    : `\n//# sourceMappingURL=${url}`;
}

/**
 * @param {SourceMap} map
 * @param {string} namespace
 * @returns {string[]} its sources by the names that they have in webpack's own maps
 */
function nameSources(map, namespace) {
  // A module's name can begin with the loaders that it has gone through.
  const paths = map.sources.map((name) => name.replace(/^webpack:\/\/|^.*[!|]/gs, ""));
  return paths.map((path) => `webpack://${namespace}/${path}`);
}

// @ts-check
/**
 * What `npm run dev` serves with: an HTTP server around webpack-dev-middleware, which holds the
 * files in memory and brings changes into open pages. ../dev-server.mjs needs it.
 */
import { createServer } from "node:http";
import { isIP } from "node:net";
import { posix } from "node:path";
import { unescape } from "node:querystring";
import middleware from "webpack-dev-middleware";
import { explainListening } from "./address.mjs";

const MAPPED = /\.(?:js|css)$/;
const UPDATE = /\.hot-update\.js$/;

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("webpack").Compiler} Compiler
 * @typedef {import("webpack").sources.Source} Source
 *
 * @typedef {object} Options
 * @property {(request: Request) => Record<string, string>} headers of each answer
 * @property {(request: Request) => boolean} isForeign whether it is refused
 * @property {() => string[]} warnings that a page shows when it is opened
 * @property {(pages: Pages) => void} onListening
 *
 * @typedef {object} Pages all that are open
 * @property {() => void} reload
 * @property {(warnings: string[]) => void} warn shows these in place of the last ones
 */

/**
 * @param {import("./address.mjs").Address} address
 * @param {string[]} pages host names that pages have, besides this server's
 * @param {Options} options
 * @returns {import("./bundler.mjs").Configuration}
 */
export function serve(address, pages, { headers, isForeign, warnings, onListening }) {
  const { host, port, origin, backend } = address;
  const local = new URL(origin).hostname === "localhost";
  // The origin's own host is named for proxies that pass it on as the Host header.
  const named = local && pages.length === 0 ? [] : [new URL(origin).hostname, ...pages];

  /** @param {Compiler} compiler */
  const listen = (compiler) => {
    const hot = {
      transport: /** @type {const} */ ("ws"),
      path: "/ws",
      cors: true, // isForUs() has decided already
      client: {
        // No host means that of the page: localhost, 127.0.0.1 and a LAN address all work. A page that
        // came over HTTPS may use this server on its own machine without.
        url: local ? { protocol: "ws:", port } : `${origin.replace(/^http/, "ws")}/ws`,
        overlay: { errors: true, warnings: true, runtimeErrors: false },
        progress: false,
      },
    };
    const findMap = mapOnDemand(compiler);
    // Those of the bundler are for the terminal. What may not wait for a compilation is sent beside it.
    const stats = { errors: true, warnings: false };
    const files = middleware(compiler, { publicPath: "/", index: false, hot, stats }, true);
    let hash = "";
    compiler.hooks.done.tap("DevServer", (stats) => void (hash = String(stats.hash)));
    const describe = (/** @type {string[]} */ list) => ({
      ...{ action: "sync", name: "types", hash, errors: [], warnings: list },
    });
    files.onConnect((page) => {
      if (warnings().length > 0) files.publishTo(page, describe(warnings()));
    });
    const server = createServer((request, response) => {
      for (const [name, value] of Object.entries(headers(request))) response.setHeader(name, value);
      if (isForeign(request) || !isForUs(request, host, named))
        return response.writeHead(403).end();
      // There is no page here. Who follows the address in the terminal is sent to the backend's.
      if (request.url === "/") return response.writeHead(302, { Location: backend }).end();
      const map = findMap(request.url);
      if (map) return response.setHeader("Content-Type", "application/json").end(map);
      return files(request, response, () => response.writeHead(404).end());
    });
    server.on("upgrade", (request, socket, head) => {
      const page = request.headers.origin;
      const allowed = !page || "Access-Control-Allow-Origin" in headers(request);
      if (!allowed || !isForUs(request, host, named) || !files.handleUpgrade(request, socket, head))
        socket.destroy();
    });
    server.on("error", (error) => {
      console.error(explainListening(address, error));
      process.exit(1);
    });
    server.listen(port, host, () =>
      onListening({
        reload: () => files.publish({ action: "reload" }),
        warn: (list) => files.publish(describe(list)),
      }),
    );
  };

  // All options have their defaults by then, and none has been acted upon.
  return {
    plugins: [(compiler) => compiler.hooks.environment.tap("DevServer", () => listen(compiler))],
  };
}

/**
 * Other sites are kept out that have a name of theirs point to this machine.
 *
 * @param {Request} request
 * @param {string} interface_ the one that this server listens on
 * @param {string[]} named host names under which somebody has asked for this server
 * @returns {boolean}
 */
function isForUs({ headers }, interface_, named) {
  const url = `http://${headers.host}`;
  const name = URL.canParse(url) ? new URL(url).hostname : "";
  const isLocal = name === interface_ || /(?:^|\.)localhost$/.test(name);
  return named.includes(name) || isLocal || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}

/**
 * Source maps, each made when it is asked for, as a browser does while its developer tools are open.
 * webpack by itself makes the map of a whole entry anew at each edit of one of its modules, which
 * takes as long as everything else that an edit costs.
 *
 * This takes the place of `cheap-module-source-map`; any other `devtool` is left to webpack.
 *
 * @param {Compiler} compiler
 * @returns {(url: string | undefined) => string | undefined} the map that a request asks for, if it is
 *   one of a file of the last build
 */
function mapOnDemand(compiler) {
  const { hooks, options, webpack } = compiler;
  if (options.devtool !== "cheap-module-source-map") return () => undefined;
  options.devtool = false;
  const namespace = String(options.output.devtoolNamespace);
  // An update is small and has its map at once. This also tells loaders to make theirs.
  const updates = { test: UPDATE, filename: "[file].map", columns: false, namespace };
  new webpack.SourceMapDevToolPlugin(updates).apply(compiler);

  /** @type {Map<string, Source>} what the last build has written, by file */
  const files = new Map();
  /** @type {WeakMap<Source, Source>} with the address of the map; what has not changed is not written again */
  const endings = new WeakMap();
  hooks.thisCompilation.tap("SourceMaps", (compilation) => {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_DEV_TOOLING;
    compilation.hooks.processAssets.tap({ name: "SourceMaps", stage }, (assets) => {
      files.clear();
      for (const [file, source] of Object.entries(assets)) {
        if (!MAPPED.test(file) || UPDATE.test(file)) continue;
        const link = `# sourceMappingURL=${encodeURIComponent(posix.basename(file))}.map`;
        const comment = file.endsWith(".css") ? `\n/*${link} */` : `\n//${link}`;
        const ended = endings.get(source) ?? new webpack.sources.ConcatSource(source, comment);
        endings.set(source, ended);
        files.set(file, source);
        compilation.updateAsset(file, ended);
      }
    });
  });

  return (url = "") => {
    // Unlike decodeURIComponent, this takes any path.
    const [, file = ""] = /^\/(.*)\.map$/.exec(unescape(url.replace(/\?.*/, ""))) ?? [];
    const map = files.get(file)?.map({ columns: false });
    // A module's name can begin with the loaders that it has gone through.
    const paths = map?.sources.map((name) => name?.replace(/^webpack:\/\/|^.*[!|]/gs, ""));
    const sources = paths?.map((path) => `webpack://${namespace}/${path}`);
    return map ? JSON.stringify({ ...map, file, sources }) : undefined;
  };
}

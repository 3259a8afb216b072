// @ts-check
/** What `npm run dev` serves with: Rspack's own dev server. ../dev-server.mjs needs this file. */
import { explainListening } from "./address.mjs";

/** Warnings of the bundler are for the terminal. */
const OVERLAY = { errors: true, warnings: false, runtimeErrors: false };

/**
 * @typedef {object} Options
 * @property {(request: import("node:http").IncomingMessage) => Record<string, string>} headers of each answer
 * @property {(request: import("node:http").IncomingMessage) => boolean} isForeign whether it is refused
 * @property {() => string[]} warnings that a page shows when it is opened
 * @property {(pages: Pages) => void} onListening
 *
 * @typedef {object} Pages all that are open
 * @property {() => void} reload
 * @property {(warnings: string[]) => void} warn shows these in place of the last ones
 *
 * @typedef {Parameters<import("@rspack/dev-server").RspackDevServer["sendMessage"]>[0][number]} Client
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
  return {
    devServer: {
      host,
      port,
      hot: true,
      liveReload: true,
      static: false,
      // The origin's own host is named for proxies that pass it on as the Host header.
      allowedHosts: local && pages.length === 0 ? "auto" : [new URL(origin).hostname, ...pages],
      headers,
      client: {
        // No host means that of the page: localhost, 127.0.0.1 and a LAN address all work. A page that
        // came over HTTPS may use this server on its own machine without.
        webSocketURL: local
          ? { protocol: "ws:", hostname: "", port }
          : `${origin.replace(/^http/, "ws")}/ws`,
        overlay: OVERLAY,
      },
      setupMiddlewares: (middlewares, { server }) => {
        server?.prependListener("error", (/** @type {Error} */ error) => {
          console.error(explainListening(address, error));
          process.exit(1);
        });
        return [
          { name: "foreign", middleware: refuse(isForeign) },
          // There is no page here. Who follows the address in the terminal is sent to the backend's.
          { name: "home", path: "/", middleware: redirectHome(backend) },
          // Its place is taken by the first of these: it would refuse images as well.
          ...middlewares.filter(({ name }) => name !== "cross-origin-header-check"),
        ];
      },
      onListening: (server) => {
        const all = () => server.webSocketServer?.clients ?? [];
        /** @type {(clients: Client[], list: string[]) => void} */
        const warn = (clients, list) => {
          if (list.length === 0) return; // the last ones have gone with the edit
          server.sendMessage(clients, "overlay", { ...OVERLAY, warnings: true });
          server.sendMessage(clients, "warnings", list, { preventReloading: true });
          server.sendMessage(clients, "overlay", OVERLAY);
        };
        const { implementation } = server.webSocketServer ?? {};
        implementation?.on("connection", (/** @type {Client} */ page) => warn([page], warnings()));
        onListening({
          reload: () => server.sendMessage(all(), "static-changed"),
          warn: (list) => warn(all(), list),
        });
      },
    },
  };
}

/** @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: () => void) => void} Middleware */

/**
 * @param {Options["isForeign"]} isForeign
 * @returns {Middleware}
 */
function refuse(isForeign) {
  return (request, response, next) => {
    if (!isForeign(request)) return next();
    response.writeHead(403).end();
  };
}

/**
 * @param {string} backend
 * @returns {Middleware}
 */
function redirectHome(backend) {
  return (request, response, next) => {
    if (request.url !== "/") return next();
    response.writeHead(302, { Location: backend }).end();
  };
}

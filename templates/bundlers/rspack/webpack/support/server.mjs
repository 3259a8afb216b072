// @ts-check
/** What `npm run dev` serves with: Rspack's own dev server. ../dev-server.mjs needs this file. */

/**
 * @typedef {object} Options
 * @property {(request: import("node:http").IncomingMessage) => Record<string, string>} headers of each answer
 * @property {(reload: () => void) => void} onListening is given what loads all open pages again
 */

/**
 * @param {import("./address.mjs").Address} address
 * @param {string[]} pages host names that pages have, besides this server's
 * @param {Options} options
 * @returns {import("./bundler.mjs").Configuration}
 */
export function serve({ host, port, origin, backend }, pages, { headers, onListening }) {
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
        // 0.0.0.0 stands for the host of the page: localhost, 127.0.0.1 and a LAN address all work.
        webSocketURL: local ? { hostname: "0.0.0.0", port } : `${origin.replace(/^http/, "ws")}/ws`,
        overlay: { errors: true, warnings: false, runtimeErrors: false },
      },
      // There is no page here. Who follows the address in the terminal is sent to the backend's.
      setupMiddlewares: (middlewares) => [
        { name: "home", path: "/", middleware: redirectHome(backend) },
        ...middlewares,
      ],
      onListening: (server) => {
        onListening(() =>
          server.sendMessage(server.webSocketServer?.clients ?? [], "static-changed"),
        );
      },
    },
  };
}

/**
 * @param {string} backend
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse, next: () => void) => void}
 */
function redirectHome(backend) {
  return (request, response, next) => {
    if (request.url !== "/") return next();
    response.writeHead(302, { Location: backend }).end();
  };
}

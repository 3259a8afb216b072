// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { onOrphaned } from "./support/orphan.mjs";
import { onReload } from "./support/reload.mjs";
import { mapOnDemand } from "./support/source-maps.mjs";

/**
 * `npm run dev`. The page comes from the backend, on another port; this server gives it scripts,
 * styles and news of changes, and gives them to no other site.
 *
 * FRONTEND_HOST    interface to listen on; 0.0.0.0 in a container or under WSL
 * FRONTEND_PORT    default: the first free one from 9091 on
 * FRONTEND_ORIGIN  this server as the browser sees it, where that is not http://localhost:<port>
 * FRONTEND_PAGES   host names of pages, where they differ from this server's: "a.example,b.example"
 * FRONTEND_BACKEND where the backend answers; default: config.backend.url in package.json
 * FRONTEND_POLL    milliseconds; for mounted folders that do not tell of changes
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function devServer({ root, task, address }) {
  const poll = Number(process.env.FRONTEND_POLL) || undefined;
  const watchOptions = { ignored: "**/node_modules", ...(poll && { poll }) };
  if (!address) return task === "watch" ? { watchOptions } : {};

  const { host, port, origin, backend } = address;
  const pages = (process.env.FRONTEND_PAGES ?? "").split(",").filter(Boolean);
  const local = new URL(origin).hostname === "localhost";
  const sourceMaps = mapOnDemand();
  return {
    watchOptions,
    plugins: sourceMaps.plugins,
    stats: "errors-warnings",
    devServer: {
      host,
      port,
      hot: true,
      liveReload: true,
      static: false,
      // The origin's own host is named for proxies that pass it on as the Host header.
      allowedHosts: local && pages.length === 0 ? "auto" : [new URL(origin).hostname, ...pages],
      headers: (request) => crossOriginHeaders(request, pages),
      client: {
        // 0.0.0.0 stands for the host of the page: localhost, 127.0.0.1 and a LAN address all work.
        webSocketURL: local ? { hostname: "0.0.0.0", port } : `${origin.replace(/^http/, "ws")}/ws`,
        overlay: { errors: true, warnings: false, runtimeErrors: false },
      },
      // There is no page here. Who follows the address in the terminal is sent to the backend's.
      setupMiddlewares: (middlewares) => [
        { name: "home", path: "/", middleware: redirectHome(backend) },
        ...middlewares,
        ...sourceMaps.middlewares,
      ],
      onListening: (server) => {
        onOrphaned(() => process.kill(process.pid, "SIGTERM"));
        onReload(root, async () => {
          await untilAnswer(backend);
          server.sendMessage(server.webSocketServer?.clients ?? [], "static-changed");
        });
      },
    },
  };
}

/**
 * A page may use this server if it was asked for at the same host, on whatever port. Any other site
 * is kept from the sources.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {string[]} pages host names that are let in besides
 * @returns {Record<string, string>}
 */
function crossOriginHeaders({ url = "", headers: { host, origin } }, pages) {
  const page = hostname(origin);
  const welcome = page !== "" && (page === hostname(`http://${host}`) || pages.includes(page));
  return {
    Vary: "Origin",
    ...(welcome && origin && { "Access-Control-Allow-Origin": origin }),
    // The browser asks for the images of a page, and for a worker's scripts, without saying whose
    // they are for, so the rule above cannot hold for them. Other sites are still refused: scripts by
    // this header, the rest by the dev server itself.
    "Cross-Origin-Resource-Policy": url.endsWith(".js") ? "same-site" : "cross-origin",
  };
}

/** @param {string | undefined} url */
const hostname = (url = "") => (URL.canParse(url) ? new URL(url).hostname : "");

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

/**
 * Waits until the backend has restarted, at most ten seconds.
 *
 * @param {string} backend
 */
async function untilAnswer(backend) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const options = { method: "HEAD", redirect: /** @type {const} */ ("manual") };
    if (
      await fetch(backend, options).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(100);
  }
}

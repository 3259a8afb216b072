// @ts-check
/**
 * `npm run dev`. The page comes from the backend, on another port; this server gives it scripts,
 * styles and news of changes, and gives them to no other site. Its engine is support/server.mjs.
 * Change here who may use it; without both files, there is `npm run watch`.
 *
 * FRONTEND_HOST    interface to listen on; 0.0.0.0 in a container or under WSL
 * FRONTEND_PORT    default: the first free one from 9091 on
 * FRONTEND_ORIGIN  this server as the browser sees it, where that is not http://localhost:<port>
 * FRONTEND_PAGES   host names of pages, where they differ from this server's: "a.example,b.example"
 * FRONTEND_BACKEND where the backend answers; default: config.backend.url in package.json
 * FRONTEND_POLL    milliseconds; for mounted folders that do not tell of changes
 */
import { statSync } from "node:fs";
import { connect, isIP } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { EXTENSIONS } from "./support/kinds.mjs";
import { serve } from "./support/server.mjs";
import { found, onOrphaned, onReload } from "./support/signals.mjs";

/** What is in a package does not change while you edit; that one is there is seen. */
const IN_PACKAGE = /[\\/]node_modules[\\/](?:\.|(?:@[^\\/]+[\\/])?[^\\/@][^\\/]*[\\/])/;

/** @type {import("../webpack.config.mjs").Concern} */
export default function devServer({ root, task, address }) {
  if (task === "build") return {};
  const poll = Number(process.env.FRONTEND_POLL) || undefined;
  const watchOptions = { ignored: IN_PACKAGE, ...(poll && { poll }) };
  const stats = /** @type {const} */ ({
    preset: "errors-warnings",
    timings: true,
    logging: "error",
  });
  if (!address) return { watchOptions, stats, plugins: [waitForEditor] };

  const pages = (process.env.FRONTEND_PAGES ?? "").split(",").filter(Boolean);
  const { plugins = [], ...server } = serve(address, pages, {
    headers: (request) => crossOriginHeaders(request, pages),
    isForeign,
    warnings: () => found.problems,
    onListening: ({ reload, warn }) => {
      found.tell = warn;
      onOrphaned(() => process.kill(process.pid, "SIGTERM"));
      onReload(root, async () => {
        await untilAnswer(address.backend);
        reload();
      });
    },
  });
  return {
    watchOptions,
    stats,
    // What it knows to tell besides is its own address, where there is no page.
    infrastructureLogging: { level: "warn" },
    ...server,
    plugins: [...plugins, waitForEditor, announcePage(address)],
  };
}

/**
 * An editor empties a file, and then writes it. What is read in between has nothing of the module, and open pages would
 * be loaded anew.
 *
 * @param {import("./support/bundler.mjs").Compiler} compiler
 */
function waitForEditor(compiler) {
  const isEmpty = (/** @type {string} */ file) =>
    statSync(file, { throwIfNoEntry: false })?.size === 0;
  compiler.hooks.watchRun.tapPromise("DevServer", async ({ modifiedFiles }) => {
    const files = [...(modifiedFiles ?? [])];
    for (let times = 0; times < 10 && files.some(isEmpty); times++) await sleep(20);
  });
}

/**
 * Prints the page's address, once, when there is something to see at it.
 *
 * @param {import("./support/address.mjs").Address} address
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const announcePage =
  ({ page, origin, backend }) =>
  (compiler) => {
    let isKnown = false;
    compiler.hooks.done.tap("DevServer", async (stats) => {
      if (isKnown || stats.hasErrors()) return;
      isKnown = true;
      const when = (await untilAnswer(backend)) ? "" : "as soon as your backend answers there; ";
      console.log(`Page: ${page} (${when}scripts and styles come from ${origin})`);
    });
  };

/**
 * A page may use this server if it was asked for at the same host, on whatever port. Any other site
 * is kept from the sources.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {string[]} pages host names that are let in besides
 * @returns {Record<string, string>}
 */
function crossOriginHeaders({ url = "", headers }, pages) {
  const { host, origin } = headers;
  const page = hostname(origin);
  const welcome = page !== "" && (page === hostname(`http://${host}`) || pages.includes(page));
  // Another port of one IP address is the same site in this header, and another one to the next. To
  // an address in the network, browsers do not send the header unless it is HTTPS.
  const site =
    headers["sec-fetch-site"] ?? (isInNetwork(hostname(`http://${host}`)) && "same-site");
  // The browser asks for the images of a page, and for a worker's scripts, without saying whose
  // they are for, so the rule above cannot hold for them. Other sites get images and fonts at most.
  const isOpen = /^same-/.test(String(site)) || isAsset(url);
  return {
    Vary: "Origin, Sec-Fetch-Site",
    ...(welcome && origin && { "Access-Control-Allow-Origin": origin }),
    // Who may have a file may know its size, and how long it took.
    ...((isOpen || (welcome && origin)) && { "Timing-Allow-Origin": isOpen ? "*" : origin }),
    "Cross-Origin-Resource-Policy": isOpen ? "cross-origin" : "same-site",
  };
}

/**
 * A page of another site that loads a file as if it were a script of its own. A page that came over
 * HTTPS counts as one, and may have images and fonts.
 *
 * @param {import("node:http").IncomingMessage} request
 * @returns {boolean}
 */
const isForeign = ({ url = "", headers }) =>
  headers["sec-fetch-mode"] === "no-cors" &&
  headers["sec-fetch-site"] === "cross-site" &&
  !isAsset(url);

/** @param {string} url */
const isAsset = (url) =>
  EXTENSIONS.some((ending) => url.replace(/\?.*/, "").endsWith(`.${ending}`));

/** @param {string} name */
const isInNetwork = (name) =>
  isIP(name.replace(/^\[|\]$/g, "")) !== 0 && !/^127\.|^\[::1\]$/.test(name);

/** @param {string | undefined} url */
const hostname = (url = "") => (URL.canParse(url) ? new URL(url).hostname : "");

/**
 * Waits until the backend has started, at most ten seconds. That it takes a connection is enough: a
 * request would stand in its log, at every reload.
 *
 * @param {string} backend
 * @returns {Promise<boolean>} whether it has
 */
async function untilAnswer(backend) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await connects(new URL(backend))) return true;
    await sleep(100);
  }
  return false;
}

/**
 * @param {URL} url
 * @returns {Promise<boolean>}
 */
function connects({ hostname, port, protocol }) {
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, "");
    const socket = connect({ host, port: Number(port) || (protocol === "https:" ? 443 : 80) });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once("connect", () => end(true)).once("error", () => end(false));
  });
}

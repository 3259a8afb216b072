// @ts-check
/**
 * What the backend asks, over HTTP: all islands of a page in one request, and no page waits for it longer than
 * assets/ssr_settings.py says. Its form is hypernova's: https://github.com/airbnb/hypernova/blob/master/docs/client-spec.md
 *
 *     POST /batch    {id: {name, data}}  →  {success, error, results: {id: {name, html, head, duration, error, …}}}
 *     GET /health    200 while it runs
 *     GET /ready     200 once it can render, else 503
 *
 * server.mjs needs it, and webpack/ssr.mjs while you edit.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { Pool } from "./pool.mjs";

const LARGEST = 1_000_000; // bytes of a request
const MOST = 100; // islands of a request
const PATIENCE = 5000; // milliseconds for a request to arrive
const KEPT = 60_000; // milliseconds that an idle connection is kept

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {{ name: string, url: string }} Bundle a name that another build does not have, and where it is
 *
 * @typedef {object} Options
 * @property {string} token that requests must bring; "" where whoever can connect may ask
 * @property {number} wait milliseconds after which nobody waits for a request any more
 * @property {import("./pool.mjs").Options} threads
 * @property {() => Bundle | undefined} [findBundle] what there is now, where a request is for another build; without, a
 *   request waits for a bundle that is about to come
 */

/** An answer that is not 200. */
class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class Service {
  /** @type {Pool | undefined} */
  #pool;
  /** @type {Pool | undefined} that is getting ready */
  #next;
  #bundle = "";
  /** The name of the one that is getting ready, or could not. */
  #tried = "";
  #coming = Promise.resolve();
  #looked = 0;

  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    this.server = createServer((request, response) => {
      this.#answer(request).then(
        (value) => send(200, value),
        (error) => {
          // The rest of a request that is too large is not waited for.
          if (error.status === 413) response.shouldKeepAlive = false;
          send(error.status ?? 500, {
            success: false,
            error: { message: error.message },
            results: {},
          });
        },
      );
      /** @param {number} status @param {object} value */
      const send = (status, value) => {
        const body = JSON.stringify(value);
        const headers = {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
        };
        response.writeHead(status, headers).end(body);
      };
    });
    this.server.requestTimeout = this.server.headersTimeout = PATIENCE;
    this.server.keepAliveTimeout = KEPT;
  }

  get names() {
    return this.#pool?.names ?? [];
  }

  /**
   * Renders with another bundle, once that can be done; until then with the one before.
   *
   * @param {Bundle} bundle
   * @throws {Error} if it cannot be run
   */
  load({ name, url }) {
    this.#next?.close();
    this.#tried = name;
    const pool = (this.#next = new Pool(url, this.options.threads));
    const loading = pool.warm().then(
      () => {
        this.#pool?.close();
        [this.#pool, this.#bundle] = [pool, name];
      },
      (error) => {
        pool.close();
        throw error;
      },
    );
    this.#coming = loading.catch(() => {}); // it is told to whoever has asked for it
    return loading;
  }

  close() {
    for (const pool of [this.#pool, this.#next]) pool?.close();
    this.server.close();
    this.server.closeIdleConnections();
  }

  /** @param {Request} request @returns {Promise<object>} */
  async #answer(request) {
    const { method, url } = request;
    if (method === "GET" && url === "/health") return {};
    if (method === "GET" && url === "/ready") {
      if (!this.#pool) throw new Refusal(503, "It is starting.");
      // Who asks whether it is well has no token.
      return this.#isKnown(request) ? { bundle: this.#bundle, islands: this.names } : {};
    }
    if (!this.#isKnown(request)) throw new Refusal(401, "The token is not that of this service.");
    if (method !== "POST" || url !== "/batch") throw new Refusal(404, "There is nothing here.");
    return this.#batch(request);
  }

  /** @param {Request} request */
  async #batch(request) {
    // A page of another site can have a browser send no request of this type.
    if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
      throw new Refusal(415, "Send application/json.");
    const until = performance.now() + this.options.wait;
    await this.#checkBundle(String(request.headers["x-bundle"] ?? ""));
    const jobs = readJobs(await readBody(request));
    const results = jobs.map(async ([key, { name, data, id }]) => {
      const [known, own] = [name, id].map((text) => (typeof text === "string" ? text : ""));
      const job = { name: known ?? "", data: Object(data), id: own || key };
      const { error = null, html = null, ...more } = (await this.#pool?.render(job, until)) ?? {};
      const success = error === null;
      return [
        key,
        { name, html, meta: {}, ...more, error, success, statusCode: success ? 200 : 500 },
      ];
    });
    return { success: true, error: null, results: Object.fromEntries(await Promise.all(results)) };
  }

  /** @param {Request} request */
  #isKnown({ headers }) {
    const hash = (/** @type {string} */ text) => createHash("sha256").update(text).digest();
    const { token } = this.options;
    return !token || timingSafeEqual(hash(`Bearer ${token}`), hash(headers.authorization ?? ""));
  }

  /** @param {string} wanted what the backend's build has; "" for whatever there is */
  async #checkBundle(wanted) {
    const { findBundle } = this.options;
    const isOther = () => wanted !== "" && wanted !== this.#bundle;
    if (!findBundle) await this.#coming;
    else if (isOther() && performance.now() > this.#looked + 1000) {
      this.#looked = performance.now();
      const found = findBundle();
      if (found && found.name === wanted && found.name !== this.#tried)
        this.load(found).catch((error) => console.error(`${wanted}: ${error.message}`));
    }
    if (!this.#pool) throw new Refusal(503, "It is starting.");
    if (isOther())
      throw new Refusal(409, `This service has the build ${this.#bundle}, not ${wanted}.`);
  }
}

/**
 * @param {Request} request
 * @returns {Promise<string>}
 */
async function readBody(request) {
  /** @type {Buffer[]} */
  const parts = [];
  let size = 0;
  for await (const part of request) {
    parts.push(part);
    size += part.length;
    if (size > LARGEST) throw new Refusal(413, `A request has ${LARGEST} bytes at most.`);
  }
  return Buffer.concat(parts).toString("utf8");
}

/**
 * @param {string} text
 * @returns {[string, { name?: unknown, data?: unknown, id?: unknown }][]}
 */
function readJobs(text) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, "That is no JSON.");
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject) throw new Refusal(400, "Send an object: {id: {name, data}}.");
  const jobs = Object.entries(/** @type {object} */ (value));
  if (jobs.length > MOST) throw new Refusal(413, `A request has ${MOST} islands at most.`);
  return jobs.map(([key, job]) => [key, Object(job)]);
}

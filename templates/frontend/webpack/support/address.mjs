// @ts-check
import { createServer } from "node:net";
import { readBackend } from "./backend.mjs";

const FIRST_PORT = 9091;

/**
 * @typedef {object} Address
 * @property {string} host the interface to listen on
 * @property {number} port
 * @property {string} origin the dev server as the browser sees it. The backend replaces the host
 *   `localhost` in it by the host that the page was asked for.
 * @property {string} backend origin of the backend
 */

/**
 * Reads FRONTEND_HOST, FRONTEND_PORT, FRONTEND_ORIGIN and FRONTEND_BACKEND.
 *
 * @param {string} root the folder of package.json
 * @returns {Promise<Address>}
 * @throws {Error} if a variable has no sense, or its port is taken
 */
export async function findAddress(root) {
  // Not "localhost": on some machines that is only ::1, where a page at 127.0.0.1 finds nobody.
  const host = process.env.FRONTEND_HOST || "127.0.0.1";
  const port = await findPort(host, process.env.FRONTEND_PORT);
  return {
    host,
    port,
    origin: readOrigin("FRONTEND_ORIGIN", `http://localhost:${port}`),
    backend: readOrigin("FRONTEND_BACKEND", readBackend(root).url),
  };
}

/**
 * @param {string} host
 * @param {string | undefined} wanted
 */
async function findPort(host, wanted) {
  if (wanted) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw refuse(
        `FRONTEND_PORT is ${JSON.stringify(wanted)}, which is no port.\n` +
          "Fix: set it to a number from 1 to 65535, or unset it.",
      );
    }
    if (await isFree(host, port)) return port;
    throw refuse(
      `Port ${port} of ${host} is taken, and FRONTEND_PORT names it.\n` +
        "Fix: stop the other program, or unset FRONTEND_PORT so that a free port is found.",
    );
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port++) {
    if (await isFree(host, port)) return port;
  }
  throw refuse(
    `No port from ${FIRST_PORT} to ${FIRST_PORT + 99} can be opened on ${host}.\n` +
      "Fix: set FRONTEND_PORT to a free one, or FRONTEND_HOST to an address of this machine.",
  );
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(host, port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * @param {string} variable
 * @param {string} fallback
 */
function readOrigin(variable, fallback) {
  const value = process.env[variable] || fallback;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))
    return new URL(value).origin;
  throw refuse(
    `${variable} is ${JSON.stringify(value)}, which is no origin.\n` +
      `Fix: set it to something like ${fallback}, or unset it.`,
  );
}

/**
 * @param {string} message
 * @returns {Error} one that the command line prints without a stack, which would only hide the message
 */
function refuse(message) {
  return Object.assign(new Error(message), { stack: message });
}

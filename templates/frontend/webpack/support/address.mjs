// @ts-check
/**
 * Where the dev server listens and where the backend answers: from FRONTEND_HOST, FRONTEND_PORT,
 * FRONTEND_ORIGIN and FRONTEND_BACKEND, and from `config.backend` in package.json. Change those rather
 * than this file, without which nothing builds.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { refuse } from "./files.mjs";

const FIRST_PORT = 9091;

/**
 * @typedef {object} Address
 * @property {string} host the interface to listen on
 * @property {number} port
 * @property {string} origin the dev server as the browser sees it. The backend replaces the host
 *   `localhost` in it by the host that the page was asked for.
 * @property {string} backend origin of the backend
 * @property {string} page address of the sample page, while the backend has it, or of the first page
 *
 * @typedef {object} Backend
 * @property {string} [command] what `npm start` runs, as it is typed in a shell
 * @property {string} folder absolute path of the folder to run it in
 * @property {string} url where it answers
 * @property {Record<string, string>} env variables for it, where your shell does not set them
 */

/**
 * @param {string} root the folder of package.json
 * @returns {Promise<Address>}
 * @throws {Error} if a variable has no sense, or its port is taken
 */
export async function findAddress(root) {
  // Not "localhost": on some machines that is only ::1, where a page at 127.0.0.1 finds nobody.
  const host = process.env.FRONTEND_HOST || "127.0.0.1";
  const port = await findPort(host, process.env.FRONTEND_PORT);
  const backend = readOrigin("FRONTEND_BACKEND", readBackend(root).url);
  return {
    host,
    port,
    origin: readOrigin("FRONTEND_ORIGIN", `http://localhost:${port}`),
    backend,
    page: `${backend}/${hasSamplePage(root) ? `${basename(root)}/` : ""}`,
  };
}

/**
 * Whether a module, but the test, still serves the sample page.
 *
 * @param {string} root the folder of package.json, where the backend's own files are as well
 */
const hasSamplePage = (root) =>
  readdirSync(root)
    .filter((file) => file.endsWith(".py") && file !== "tests.py")
    .some((file) => readFileSync(join(root, file), "utf8").includes("find_sample_page"));

/**
 * @param {string} root the folder of package.json
 * @returns {Backend}
 * @throws {Error} if its address or its folder is missing
 */
export function readBackend(root) {
  const { config } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { command, folder, url, env } = Object(config?.backend);
  const examples = { folder: "..", url: "http://127.0.0.1:8000" };
  for (const [name, value] of Object.entries({ folder, url })) {
    if (typeof value === "string" && value !== "") continue;
    throw new Error(
      `config.backend.${name} is missing in ${join(root, "package.json")}.\n` +
        `Fix: npm pkg set config.backend.${name}="${Reflect.get(examples, name)}"`,
    );
  }
  return { command, folder: join(root, folder), url, env: { ...env } };
}

/**
 * @param {Address} address
 * @param {Error} error
 * @returns {string} why the dev server does not start, and what to do
 */
export function explainListening({ host, port }, { message }) {
  return (
    `The dev server cannot listen on port ${port} of ${host}: ${message}.\n` +
    "Fix: start it again; another program may have taken the port at this moment."
  );
}

/**
 * @param {string} host
 * @param {string | undefined} wanted
 */
async function findPort(host, wanted) {
  const ports = wanted ? [Number(wanted)] : Array.from({ length: 100 }, (_, i) => FIRST_PORT + i);
  if (!ports.every((port) => Number.isInteger(port) && port > 0 && port < 65536)) {
    throw refuse(
      `FRONTEND_PORT is ${JSON.stringify(wanted)}, which is no port.\n` +
        "Fix: set it to a number from 1 to 65535, or unset it.",
    );
  }
  for (const port of ports) if (await isFree(host, port)) return port;
  throw refuse(
    wanted
      ? `Port ${wanted} of ${host} is taken, and FRONTEND_PORT names it.\n` +
          "Fix: stop the other program, or unset FRONTEND_PORT so that a free port is found."
      : `No port from ${ports[0]} to ${ports.at(-1)} can be opened on ${host}.\n` +
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

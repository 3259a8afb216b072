// @ts-check
/**
 * Reads .env files, and finds scripts that ask for what is not there: ../environment.mjs and
 * ../cache.mjs need this.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** Those of the dev server are for no script, and may be others at its next start. */
const OWN = /^FRONTEND_(?:BACKEND|DEV_SERVER|HOST|ORIGIN|PAGES|POLL|PORT|TYPES)$/;

const ASKED = /\bimport\.meta\.env\.(FRONTEND_\w+)/g;

/**
 * @param {string} root
 * @returns {Record<string, string>} those for scripts, whose names begin with FRONTEND_, sorted
 */
export function readEnvironment(root) {
  const files = [".env", ".env.local"].map((name) => join(root, name)).filter(existsSync);
  const read = files.map((file) => parseEnv(readFileSync(file, "utf8")));
  const values = Object.entries(Object.assign({}, ...read, process.env));
  const isForScripts = (/** @type {string} */ name) =>
    name.startsWith("FRONTEND_") && !OWN.test(name);
  return Object.fromEntries(values.filter(([name]) => isForScripts(name)).sort());
}

/**
 * A loader: https://webpack.js.org/api/loaders/
 *
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @param {any} map
 */
export default function checkEnvironment(source, map) {
  const { names } = /** @type {{ names: string[] }} */ (this.getOptions());
  for (const [, name = ""] of source.matchAll(ASKED)) {
    if (names.includes(name)) continue;
    const message =
      `${name} is not set, and this script asks for it.\n` +
      `Fix: add a line ${name}=… to .env, or set it where the build runs; then start again.`;
    this.emitError(Object.assign(new Error(message), { name: "Environment", stack: message }));
  }
  this.callback(null, source, map);
}

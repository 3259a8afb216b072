// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Backend
 * @property {string} command what `npm start` runs, as it is typed in a shell
 * @property {string} folder absolute path of the folder to run it in
 * @property {string} url where it answers
 * @property {Record<string, string>} env variables for it, where your shell does not set them
 */

/**
 * Reads `config.backend` of package.json.
 *
 * @param {string} root the folder of package.json
 * @returns {Backend}
 * @throws {Error} if something of it is missing
 */
export function readBackend(root) {
  const { config } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { command, folder, url, env } = Object(config?.backend);
  for (const [name, value] of Object.entries({ command, folder, url })) {
    if (typeof value === "string" && value !== "") continue;
    throw new Error(
      `config.backend.${name} is missing in ${join(root, "package.json")}.\n` +
        `Fix: npm pkg set config.backend.${name}="${EXAMPLES[name]}"`,
    );
  }
  return { command, folder: join(root, folder), url, env: { ...env } };
}

/** @type {Record<string, string>} */
const EXAMPLES = {
  command: "python manage.py runserver",
  folder: "..",
  url: "http://127.0.0.1:8000",
};

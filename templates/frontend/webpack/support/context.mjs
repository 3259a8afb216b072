// @ts-check
/** What each file in webpack/ is given: all need it. What you add here is known to all of them. */
import { basename } from "node:path";
import { findAddress } from "./address.mjs";
import { readTask } from "./bundler.mjs";

/**
 * @typedef {object} Context
 * @property {string} root absolute path of this folder
 * @property {string} name its name, which is also the folder below the static root
 * @property {"serve" | "watch" | "build"} task `npm run dev`, `npm run watch`, `npm run build`
 * @property {"development" | "production"} mode that of the task, unless the command line has its own
 * @property {string} hash the part of a file's name that changes with its content; the dev server
 *   needs none, because it sends nothing that a browser may keep
 * @property {import("./address.mjs").Address | undefined} address where the dev server listens
 *
 * @typedef {(context: Context) => import("./bundler.mjs").Configuration} Concern a part of the
 *   configuration, which webpack.config.mjs merges with the others
 */

/**
 * @param {string} root
 * @param {Record<string, unknown>} env
 * @param {{ mode?: Context["mode"] }} options
 * @returns {Promise<Context>}
 */
export async function createContext(root, env, { mode }) {
  const task = readTask(env);
  return {
    root,
    name: basename(root),
    task,
    mode: mode ?? (task === "build" ? "production" : "development"),
    hash: task === "serve" ? "" : ".[contenthash]",
    address: task === "serve" ? await findAddress(root) : undefined,
  };
}

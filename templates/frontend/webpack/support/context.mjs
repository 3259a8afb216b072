// @ts-check
import { basename } from "node:path";
import { findAddress } from "./address.mjs";

/**
 * What each file in webpack/ is given.
 *
 * @typedef {object} Context
 * @property {string} root absolute path of this folder
 * @property {string} name its name, which is also the folder below the static root
 * @property {"serve" | "watch" | "build"} task `npm run dev`, `npm run watch`, `npm run build`
 * @property {string} hash the part of a file's name that changes with its content; the dev server
 *   needs none, because it sends nothing that a browser may keep
 * @property {import("./address.mjs").Address | undefined} address where the dev server listens
 */

/**
 * @param {string} root
 * @param {Record<string, unknown>} env
 * @returns {Promise<Context>}
 */
export async function createContext(root, env) {
  const task = env.WEBPACK_SERVE ? "serve" : env.WEBPACK_WATCH ? "watch" : "build";
  return {
    root,
    name: basename(root),
    task,
    hash: task === "serve" ? "" : ".[contenthash]",
    address: task === "serve" ? await findAddress(root) : undefined,
  };
}

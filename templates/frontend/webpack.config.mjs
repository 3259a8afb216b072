// @ts-check
/**
 * Merges the files of webpack/, one a concern: each exports a function of the context that returns
 * its part of the configuration. A new file there needs no mention here. What you add to the context
 * is known to all of them.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { merge } from "webpack-merge";
import { findAddress } from "./webpack/support/address.mjs";
import { readTask } from "./webpack/support/bundler.mjs";
import { checkRoot } from "./webpack/support/files.mjs";

/**
 * @typedef {object} Context
 * @property {string} root absolute path of this folder
 * @property {string} name its name, which is also the folder below the static root
 * @property {"serve" | "watch" | "build"} task `npm run dev`, `npm run watch`, `npm run build`
 * @property {"development" | "production"} mode that of the task, unless the command line has its own
 * @property {string} hash the part of a file's name that changes with its content; the dev server
 *   needs none, because it sends nothing that a browser may keep
 * @property {import("./webpack/support/address.mjs").Address | undefined} address where the dev server listens
 *
 * @typedef {import("./webpack/support/bundler.mjs").Configuration} Configuration
 * @typedef {(context: Context) => Configuration} Concern
 */

/**
 * @param {Record<string, unknown>} env what the command line says of itself
 * @param {{ mode?: Context["mode"] }} options its options
 * @returns {Promise<Configuration>}
 */
export default async (env, { mode }) => {
  const root = checkRoot(import.meta.dirname);
  const task = readTask(env);
  /** @type {Context} */
  const context = {
    root,
    name: basename(root),
    task,
    mode: mode ?? (task === "build" ? "production" : "development"),
    hash: task === "serve" ? "" : ".[contenthash]",
    address: task === "serve" ? await findAddress(root) : undefined,
  };
  const files = readdirSync(join(root, "webpack")).filter((file) => file.endsWith(".mjs"));
  const parts = files.sort().map(async (file) => {
    const concern = await import(pathToFileURL(join(root, "webpack", file)).href);
    return concern.default(context);
  });
  return merge({ mode: context.mode, context: root }, ...(await Promise.all(parts)));
};

// @ts-check
/**
 * Merges the files of webpack/, one a concern: each exports a function of the context that returns
 * its part of webpack's configuration. A new file there needs no mention here.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { merge } from "webpack-merge";
import { createContext } from "./webpack/support/context.mjs";

/**
 * @param {Record<string, unknown>} env what the command line says of itself
 * @param {{ mode?: "development" | "production" }} argv its options
 * @returns {Promise<import("./webpack/support/bundler.mjs").Configuration>}
 */
export default async (env, argv) => {
  const root = import.meta.dirname;
  const context = await createContext(root, env, argv);
  const files = readdirSync(join(root, "webpack")).filter((file) => file.endsWith(".mjs"));
  const parts = files.sort().map(async (file) => {
    const concern = await import(pathToFileURL(join(root, "webpack", file)).href);
    return concern.default(context);
  });
  return merge({ mode: context.mode, context: root }, ...(await Promise.all(parts)));
};

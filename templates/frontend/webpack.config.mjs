// @ts-check
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { merge } from "webpack-merge";
import { createContext } from "./webpack/support/context.mjs";

const root = import.meta.dirname;

/**
 * What all concerns share. Everything else stands in webpack/, one file a concern: each exports a
 * function of the context that returns its part, and a new file there needs no mention here.
 *
 * @param {import("./webpack/support/context.mjs").Context} context
 * @returns {import("./webpack/support/bundler.mjs").Configuration}
 */
const base = ({ task, mode, name, hash }) => ({
  mode,
  context: root,
  output: {
    path: join(root, "static", name),
    filename: `js/[name]${hash}.js`,
    chunkFilename: `js/[name]${hash}.js`,
    // The runtime finds its own URL in the page, so that one build serves below any STATIC_URL, CDN
    // or sub-path. For the rare page where it cannot, see src/setup.ts.
    publicPath: "auto",
    // Scripts with an integrity, or from another origin, must be asked for with CORS.
    crossOriginLoading: "anonymous",
  },
  // `eval` source maps would be forbidden by a strict Content-Security-Policy. The dev server makes
  // its maps when they are asked for: see support/source-maps.mjs.
  // Production maps are not mentioned in the files: `collectstatic` fails on a mentioned map that
  // was not deployed.
  devtool: task === "build" ? "hidden-source-map" : "cheap-module-source-map",
});

/**
 * @param {Record<string, unknown>} env what the command line says of itself
 * @param {{ mode?: "development" | "production" }} argv its options
 * @returns {Promise<import("./webpack/support/bundler.mjs").Configuration>}
 */
export default async (env, argv) => {
  const context = await createContext(root, env, argv);
  const files = readdirSync(join(root, "webpack")).filter((file) => file.endsWith(".mjs"));
  const parts = files.sort().map(async (file) => {
    const concern = await import(pathToFileURL(join(root, "webpack", file)).href);
    return concern.default(context);
  });
  return merge(base(context), ...(await Promise.all(parts)));
};

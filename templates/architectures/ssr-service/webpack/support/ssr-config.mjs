// @ts-check
/**
 * The configuration of the bundle for the rendering service: ../ssr.mjs and render-list-loader.mjs need it. It is merged from the same files as that of the
 * pages, so that a loader of yours holds for both. Change here which of them are for pages alone.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { merge } from "webpack-merge";
import { CssExtractPlugin } from "./bundler.mjs";
import { ISLANDS } from "./islands.mjs";

/** The page's files, their names and sizes, what runs in it and nowhere else, and the dev server. */
const OF_PAGES = [
  ...["bootstrap", "compression", "dev-server", "entries", "errors", "integrity", "islands"],
  ...["jquery-global", "manifest", "minimize", "output", "props", "ssr", "stimulus", "tailwind"],
  ...["type-check", "workers"],
];

/** What writes files besides: the bundle of the pages has them. */
const WRITING = ["assets", "images", "styles"];

/** In place of the folder's URL, which only the backend knows: assets/ssr_fill.py. */
const PLACE = "frontend-file:///";

/**
 * Whether the service renders islands of a kind.
 *
 * @param {string} root
 * @param {string} kind
 */
export const isRendered = (root, kind) =>
  ["ts", "tsx"].some((ending) =>
    existsSync(join(root, "src", "lib", ISLANDS, `render-${kind}.${ending}`)),
  );

/**
 * @param {import("../../webpack.config.mjs").Context} context
 * @returns {Promise<import("./bundler.mjs").Configuration>}
 */
export async function configureServer(context) {
  const { root, mode } = context;
  const folder = join(root, "webpack");
  const files = readdirSync(folder).filter((file) => file.endsWith(".mjs"));
  const names = files.sort().map((file) => basename(file, ".mjs"));
  const parts = names
    .filter((name) => !OF_PAGES.includes(name))
    .map(async (name) => {
      const concern = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
      // What the dev server wants in components, it wants in pages. The cache goes by this word.
      const task = name === "cache" ? "build-ssr" : "build";
      const part = await concern.default({ ...context, task, address: undefined });
      return WRITING.includes(name) ? { ...part, plugins: [], optimization: {} } : part;
    });
  const loader = join(folder, "support", "render-list-loader.mjs");
  const { module, ...rest } = merge({}, ...(await Promise.all(parts)));
  const list = {
    test: join(root, "src", "lib", ISLANDS, "render-list.ts"),
    enforce: "pre",
    loader,
  };
  return merge(rest, {
    mode,
    context: root,
    name: "ssr",
    target: "node20",
    entry: { render: join(root, "src", "lib", ISLANDS, "render.ts") },
    devtool: "source-map",
    experiments: { outputModule: true },
    output: {
      path: join(root, ".webpack", "ssr"),
      publicPath: PLACE,
      filename: "[name].[contenthash].mjs",
      module: true,
      library: { type: "module" },
      chunkFormat: "module",
      chunkLoading: "import",
    },
    module: {
      ...module,
      rules: [...(module?.rules ?? []).map(withoutStyles), list],
      // One file: a service that runs has all of it, also after the next build.
      parser: { ...module?.parser, javascript: { dynamicImportMode: "eager" } },
      generator: { ...module?.generator, "asset/resource": { emit: false } },
    },
    // An island that cannot be loaded is one module that has thrown, and errors are told by their lines.
    optimization: { minimize: false, splitChunks: false, concatenateModules: false },
    performance: false,
  });
}

/**
 * Of style sheets, components have the names of classes; the bundle of the pages has the rest.
 *
 * @param {any} rule
 * @returns {any}
 */
function withoutStyles(rule) {
  if (!Array.isArray(rule?.use)) return rule;
  const use = rule.use.filter((/** @type {unknown} */ one) => one !== CssExtractPlugin.loader);
  return { ...rule, use: use.map(namesOnly) };
}

/** @param {any} one */
function namesOnly(one) {
  if (one?.loader !== "css-loader") return one;
  const modules = { ...one.options.modules, exportOnlyLocals: true };
  return { ...one, options: { ...one.options, modules } };
}

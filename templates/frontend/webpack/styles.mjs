// @ts-check
/**
 * Stylesheets, as files of their own: a page is styled before its scripts run, and a strict
 * Content-Security-Policy allows them.
 * Add loaders here; without this file, styles cannot be imported.
 */
import { join } from "node:path";
import { AS_IT_IS } from "./assets.mjs";
import { isOurs } from "./support/browser-css.mjs";
import { CssExtractPlugin } from "./support/bundler.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function styles({ hash }) {
  const filename = `css/[name]${hash}.css`;
  const css = [CssExtractPlugin.loader, { loader: "css-loader", options }, browserCss];
  return {
    module: {
      rules: [{ test: /\.css$/, resourceQuery: { not: [AS_IT_IS] }, use: css }],
    },
    plugins: [new CssExtractPlugin({ filename, chunkFilename: filename })],
  };
}

const browserCss = join(import.meta.dirname, "support", "browser-css.mjs");

/**
 * A file called *.module.css has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.css"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

/** Of a stylesheet that another one imports, too, what no browser takes is left out: the one loader. */
const options = { modules, importLoaders: 1, url: { filter: isOurs } };

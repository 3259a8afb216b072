// @ts-check
/**
 * Stylesheets, plain and Sass, as files of their own: a page is styled before its scripts run, and a strict
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
  const sass = [...css, { loader: "sass-loader", options: { api, sassOptions } }];
  const resourceQuery = { not: [AS_IT_IS] };
  return {
    module: {
      rules: [
        { test: /\.css$/, resourceQuery, use: css },
        { test: /\.s[ac]ss$/, resourceQuery, use: sass },
      ],
    },
    plugins: [new CssExtractPlugin({ filename, chunkFilename: filename })],
  };
}

const browserCss = join(import.meta.dirname, "support", "browser-css.mjs");

/**
 * A file called *.module.scss has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.scss"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

/** Of a stylesheet that another one imports, too, what no browser takes is left out: the one loader. */
const options = { modules, importLoaders: 1, url: { filter: isOurs } };

/**
 * One process compiles all stylesheets, and ends with the bundler. It is native; where there is none for
 * the machine, sass-embedded starts `sass`, which is JavaScript.
 */
const api = "modern-compiler";

/** What packages do with outdated parts of Sass is for their authors to mend. */
const sassOptions = { quietDeps: true };

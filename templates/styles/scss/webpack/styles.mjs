// @ts-check
/**
 * Stylesheets, plain and Sass, as files of their own: a page is styled before its scripts run, and a strict
 * Content-Security-Policy allows them.
 * Add loaders here; without this file, styles cannot be imported.
 */
import { CssExtractPlugin } from "./support/bundler.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function styles({ hash }) {
  const filename = `css/[name]${hash}.css`;
  const css = [CssExtractPlugin.loader, { loader: "css-loader", options: { modules } }];
  return {
    module: {
      rules: [
        { test: /\.css$/, use: css },
        { test: /\.s[ac]ss$/, use: [...css, { loader: "sass-loader", options: { sassOptions } }] },
      ],
    },
    plugins: [new CssExtractPlugin({ filename, chunkFilename: filename })],
  };
}

/**
 * A file called *.module.scss has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.scss"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

/** What packages do with outdated parts of Sass is for their authors to mend. */
const sassOptions = { quietDeps: true };

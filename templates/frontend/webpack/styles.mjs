// @ts-check
/**
 * Stylesheets, as files of their own: a page is styled before its scripts run, and a strict
 * Content-Security-Policy allows them.
 * Add loaders here; without this file, styles cannot be imported.
 */
import { CssExtractPlugin } from "./support/bundler.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function styles({ hash }) {
  const filename = `css/[name]${hash}.css`;
  return {
    module: {
      rules: [
        {
          test: /\.css$/,
          use: [CssExtractPlugin.loader, { loader: "css-loader", options: { modules } }],
        },
      ],
    },
    plugins: [new CssExtractPlugin({ filename, chunkFilename: filename })],
  };
}

/**
 * A file called *.module.css has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.css"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

// @ts-check
import browserslist from "browserslist";
import { browserslistToTargets } from "lightningcss";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";

/**
 * Stylesheets, as files of their own: a page is styled before its scripts run, and a strict
 * Content-Security-Policy allows them.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("webpack").Configuration}
 */
export default function styles({ root, hash }) {
  const filename = `css/[name]${hash}.css`;
  return {
    module: {
      rules: [
        {
          test: /\.css$/,
          use: [MiniCssExtractPlugin.loader, { loader: "css-loader", options: { modules } }],
        },
      ],
    },
    plugins: [new MiniCssExtractPlugin({ filename, chunkFilename: filename })],
    optimization: {
      minimizer: [
        new MinimizerPlugin({
          test: /\.css$/,
          minify: MinimizerPlugin.lightningCssMinify,
          // Adds prefixes and rewrites new syntax for the browsers in .browserslistrc.
          minimizerOptions: {
            targets: browserslistToTargets(browserslist(undefined, { path: root })),
          },
        }),
      ],
    },
  };
}

/**
 * A file called *.module.css has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.css"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

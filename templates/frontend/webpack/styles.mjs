// @ts-check
/**
 * Stylesheets, as files of their own: a page is styled before its scripts run, and a strict
 * Content-Security-Policy allows them.
 * Change what they go through in support/css.mjs; without this file, styles cannot be imported.
 */
import { CssExtractPlugin } from "./support/bundler.mjs";
import { styleRule } from "./support/css.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function styles({ hash }) {
  const filename = `css/[name]${hash}.css`;
  return {
    module: { rules: [styleRule(/\.css$/)] },
    plugins: [new CssExtractPlugin({ filename, chunkFilename: filename })],
  };
}

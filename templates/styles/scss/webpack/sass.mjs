// @ts-check
/**
 * Style sheets in Sass's languages, SCSS and the indented one.
 * Change the compiler's options here; without this file, they cannot be imported.
 */
import { styleRule } from "./support/css.mjs";

/**
 * One process compiles all stylesheets, and ends with the bundler. It is native; where there is none for
 * the machine, sass-embedded starts `sass`, which is JavaScript.
 */
const api = "modern-compiler";

/** What packages do with outdated parts of Sass is for their authors to mend. */
const sassOptions = { quietDeps: true };

/** @type {import("../webpack.config.mjs").Concern} */
export default function sass() {
  const loader = { loader: "sass-loader", options: { api, sassOptions } };
  return { module: { rules: [styleRule(/\.s[ac]ss$/, loader)] } };
}

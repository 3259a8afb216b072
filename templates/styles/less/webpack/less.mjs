// @ts-check
/**
 * Style sheets in Less.
 * Change the compiler's options here; without this file, they cannot be imported.
 */
import { styleRule } from "./support/css.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function less() {
  return { module: { rules: [styleRule(/\.less$/, { loader: "less-loader", options: {} })] } };
}

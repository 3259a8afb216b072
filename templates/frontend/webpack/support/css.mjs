// @ts-check
/**
 * What every style sheet goes through, in whatever language it is written: styles.mjs and its neighbours need it, such
 * as sass.mjs, and put the compiler of a language behind. What you change here holds for all of them.
 */
import { join } from "node:path";
import { AS_IT_IS } from "../assets.mjs";
import { isOurs } from "./browser-css.mjs";
import { CssExtractPlugin } from "./bundler.mjs";

/**
 * A file called *.module.css has class names of its own, which a script imports as one object:
 * `import styles from "./box.module.css"`.
 */
const modules = { auto: true, namedExport: false, exportLocalsConvention: "as-is" };

/** Of a stylesheet that another one imports, too, what no browser takes is left out: the one loader. */
const options = { modules, importLoaders: 1, url: { filter: isOurs } };

const loaders = [
  CssExtractPlugin.loader,
  { loader: "css-loader", options },
  join(import.meta.dirname, "browser-css.mjs"),
];

/**
 * A rule for the style sheets of one language.
 *
 * @param {RegExp} test their names
 * @param {...(string | { loader: string, options: object })} compilers what makes CSS of them; for CSS itself, nothing
 */
export const styleRule = (test, ...compilers) => ({
  test,
  resourceQuery: { not: [AS_IT_IS] },
  use: [...loaders, ...compilers],
});

// @ts-check
import { stripVTControlCharacters } from "node:util";

/**
 * @param {import("webpack").Stats} stats
 * @returns {string[]} webpack's own messages, each with its file and line, without colours
 */
export function listErrors(stats) {
  const { errors = [] } = stats.toJson({ all: false, errors: true });
  return errors.map(({ moduleName = "", loc, message }) => {
    const file = withoutLoaders(moduleName);
    // What loaders have made of a stylesheet is a script, and its lines are not those of the file.
    const place = file === moduleName ? [file, loc].filter(Boolean).join(" ") : file;
    return stripVTControlCharacters(place ? `${place}\n${message}` : message);
  });
}

/**
 * One mistake is met by several tools in turn: who reads it once, in the words of the first, has
 * less to read.
 *
 * @param {import("webpack").Compilation} compilation
 * @param {Error[]} errors
 * @returns {Error[]} those that are no echo of another
 */
export function dropEchoes({ requestShortener }, errors) {
  const named = errors.map((error) => {
    const { module } = /** @type {import("webpack").WebpackError} */ (error);
    return { error, module: module?.readableIdentifier(requestShortener) ?? "" };
  });
  return named
    .filter((one) => !named.some((other) => other.module && other !== one && isEcho(one, other)))
    .map(({ error }) => error);
}

/**
 * @typedef {{ error: Error, module: string }} Named
 * @param {Named} one
 * @param {Named} other
 */
function isEcho({ error, module }, other) {
  // webpack could not parse what a loader has made of a file that the loader itself complained of.
  if (error.name === "ModuleParseError") {
    return module === other.module && other.error.name !== "ModuleParseError";
  }
  // mini-css-extract-plugin could not run a stylesheet in which something else had failed.
  if (error.message.includes(`module graph (${other.module}) failed`)) return true;
  // `tsc` has come upon a syntax error by itself.
  return (
    !module &&
    error.message.startsWith(withoutLoaders(other.module).replace("./", "")) &&
    error.message.includes(other.error.message)
  );
}

/**
 * @param {string} module as webpack names it: `./node_modules/css-loader/dist/cjs.js!./src/app.css`
 * @returns {string} the file alone: `./src/app.css`
 */
const withoutLoaders = (module) => module.slice(module.lastIndexOf("!") + 1);

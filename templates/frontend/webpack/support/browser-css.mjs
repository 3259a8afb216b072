// @ts-check
/**
 * Leaves out of a stylesheet what every browser leaves out, and says so: `*zoom: 1` and its kin, which
 * old packages have for Internet Explorer. The minimizers lose its neighbours as well, or fail and
 * name no file. css.mjs needs this.
 */
import postcss, { Input } from "postcss";
import { pathFrom } from "./files.mjs";

/** https://www.w3.org/TR/css-syntax-3/#ident-token-diagram */
const IDENTIFIER = /^(?:--|-?(?:[a-z_\u0080-\uffff]|\\[^\n]))(?:[\w\u0080-\uffff-]|\\[^\n])*$/iu;

/** In strings and brackets, everything is allowed. */
const NESTED = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\([^)]*\)/gs;

/** Begins at the root of the page's server. */
const ROOTED = /url\(\s*["']?\/(?!\/)/i;

/**
 * A loader: https://webpack.js.org/api/loaders/
 *
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @param {any} map that of a preprocessor before it
 */
export default function browserCss(source, map) {
  const root = parse(source, this.resourcePath);
  if (!root) return this.callback(null, source, map); // css-loader will say what is wrong
  const written = new Input(source, {
    from: this.resourcePath,
    ...(map && { map: { prev: map } }),
  });
  const place = placesIn(written, this.rootContext);
  const warnings = [
    warn("No browser takes this, and so it was left out:", dropUntaken(root, place)),
    warn(
      "This is left as it is, and breaks on a CDN or below a sub-path. Put the file into src/images/, and " +
        'write its address from here: url("../images/hero.png").',
      findRooted(root, place),
    ),
  ];
  for (const warning of warnings) if (warning) this.emitWarning(warning);
  // Only css-loader can bring the map of a preprocessor into its own.
  if (map) return this.callback(null, warnings[0] ? root.toString() : source, map);
  // css-loader goes on with what is parsed already.
  const ast = { type: "postcss", version: postcss([]).version, root };
  this.callback(null, source, map, /** @type {any} */ ({ ast }));
}

/** Which addresses css-loader follows: the others are no files of ours. */
export const isOurs = (/** @type {string} */ url) => !url.startsWith("/");

/** @typedef {(node: import("postcss").ChildNode, text: string) => string} Place */

/**
 * @param {import("postcss").Root} root
 * @param {Place} place
 * @returns {string[]} what was left out
 */
function dropUntaken(root, place) {
  /** @type {string[]} */
  const dropped = [];
  const drop = (/** @type {import("postcss").ChildNode} */ node, /** @type {string} */ text) => {
    dropped.push(place(node, text));
    node.remove();
  };
  root.walkDecls((node) => {
    // The parser counts a * or _ before the name as white space.
    const name = `${/[^\s;]*$/.exec(node.raws.before ?? "")}${node.prop}`;
    if (!isTaken(name, node.value)) drop(node, `${name}: ${node.value}`);
  });
  root.walkAtRules("media", (node) => {
    if (/\\[09]/.test(node.params)) drop(node, `@media ${node.params}`);
  });
  return dropped;
}

/**
 * @param {import("postcss").Root} root
 * @param {Place} place
 * @returns {string[]} what names a file at the root of the page's server
 */
function findRooted(root, place) {
  /** @type {string[]} */
  const found = [];
  root.walkDecls((node) => {
    if (ROOTED.test(node.value)) found.push(place(node, `${node.prop}: ${node.value}`));
  });
  return found;
}

/**
 * @param {Input} written
 * @param {string} root
 * @returns {Place} which says where something stands, in the file that its author has written
 */
const placesIn = (written, root) => (node, text) => {
  const { line = 1, column = 1 } = node.source?.start ?? {};
  const { file = root, line: shown } = written.origin(line, column) || { file: written.file, line };
  return `  ${pathFrom(root, file)}:${shown}  ${text.slice(0, 100)}`;
};

/**
 * @param {string} message
 * @param {string[]} places
 * @returns {Error | undefined} without a stack, which would only hide the message
 */
function warn(message, places) {
  if (places.length === 0) return undefined;
  const text = [message, ...places].join("\n");
  return Object.assign(new Error(text), { name: "Warning", stack: text });
}

/**
 * @param {string} source
 * @param {string} file
 */
function parse(source, file) {
  try {
    return postcss.parse(source, { from: file });
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name of a property
 * @param {string} value
 */
function isTaken(name, value) {
  return IDENTIFIER.test(name) && !name.startsWith("_") && !value.replace(NESTED, "").includes("!");
}

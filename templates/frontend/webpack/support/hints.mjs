// @ts-check
/**
 * Says which command adds what an import asks for and is not there: ../errors.mjs and readable.mjs
 * need this. Add a kind of file to the lists below; once a rule in webpack/ has a loader for it,
 * nothing is said any more.
 */
import { existsSync, readdirSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, extname, join } from "node:path";
import { VUE_LOADER } from "./bundler.mjs";
import { findLock, listAbove } from "./files.mjs";
import { EXTENSIONS } from "./kinds.mjs";

/** Kinds of style sheets: what has to be installed, of which the last is the loader. */
const STYLES = { sass: "sass sass-loader", less: "less less-loader", styl: "stylus stylus-loader" };

/** Kinds of scripts. */
const SCRIPTS = {
  vue: `vue ${VUE_LOADER}`,
  svelte: "svelte svelte-loader",
  coffee: "coffeescript coffee-loader",
  mdx: "@mdx-js/react @mdx-js/loader",
};

/** Kinds of data: what gives them as objects. As text, any file can be had without. */
const DATA = { yaml: "yaml-loader", csv: "papaparse csv-loader", graphql: "graphql graphql-tag" };
const TEXTS = ["html", "md", "toml", "tsv", "xml"];

const VUE = [
  `  import { VueLoaderPlugin } from "${VUE_LOADER}";`,
  `  const rules = [{ test: /\\.vue$/, loader: "${VUE_LOADER}" }];`,
  "  export default () => ({ module: { rules }, plugins: [new VueLoaderPlugin()] });",
];

const ALIASES = { scss: "sass", yml: "yaml", gql: "graphql" };
const KINDS = [STYLES, SCRIPTS, DATA, ALIASES].flatMap(Object.keys).concat(TEXTS);

/** Names that are a file's rather than a package's. */
const FILE = new RegExp(`\\.(?:css|json|${EXTENSIONS.join("|")})$`);

/** The files that somebody has to have a loader for. */
export const UNKNOWN = new RegExp(`\\.(?:${KINDS.join("|")})$`);

/** What comes with a package. */
const TOGETHER = { react: "react react-dom @types/react @types/react-dom" };

const REQUEST = /^Can't resolve '((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(\/.*)?'/;
const STYLE_REQUEST = /@(?:use|import|forward)\s+["']((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(\/)/;

/**
 * @param {string} words what is wrong
 * @param {string} line where it is
 * @param {string} root
 * @returns {string} "" or what to do
 */
export function advise(words, line, root) {
  const isSass = words.startsWith("Can't find stylesheet to import");
  const [, name = "", inside] = (isSass ? STYLE_REQUEST.exec(line) : REQUEST.exec(words)) ?? [];
  if (isBuiltin(name))
    return `Fix: do without "${name}", which is a part of Node: this runs in the browser.`;
  // A file that is called without "./", or one that the package does not have.
  const isFile = (!inside && FILE.test(name)) || /\burl\(/.test(line) || isSource(name, root);
  if (!name || isFile || isInstalled(name, root)) return "";
  return `Fix: ${install(Reflect.get(TOGETHER, name) ?? name, root)}`;
}

/**
 * @param {string} name
 * @param {string} root
 * @returns {boolean} whether src/ has a file or a folder of that name
 */
const isSource = (name, root) =>
  readdirSync(join(root, "src")).some((file) => file === name || file.startsWith(`${name}.`));

/**
 * @param {string} name of a package
 * @param {string} root
 */
const isInstalled = (name, root) =>
  listAbove(root).some((folder) => existsSync(join(folder, "node_modules", name)));

/**
 * @param {string} packages
 * @param {string} root
 * @returns {string} the command of the package manager that the folder has
 */
function install(packages, root) {
  const manager = findLock(root)?.manager ?? "npm";
  return `${manager} ${manager === "npm" ? "install" : "add"} ${packages}`;
}

/**
 * A loader, https://webpack.js.org/api/loaders/, which refuses a file that no other one is for: what it
 * holds may well be a script by chance, and the page would fail without a word.
 *
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @param {any} map
 */
export default function refuseUnknown(source, map) {
  const isKnown = this.loaders.length > 1 || this._module?.type !== "javascript/auto";
  if (isKnown) return this.callback(null, source, map);
  const file = basename(this.resourcePath);
  const ending = extname(file).slice(1);
  const root = this.rootContext;
  const message = `There is no loader for ${file}.\nFix: ${describeLoader(file, ending, root)}`;
  this.callback(Object.assign(new Error(message), { stack: message }));
}

/**
 * @param {string} file
 * @param {string} ending of its name
 * @param {string} root
 */
function describeLoader(file, ending, root) {
  const kind = Reflect.get(ALIASES, ending) ?? ending;
  const asText = `import "./${file}?raw", which is its text.`;
  const packages = Reflect.get({ ...STYLES, ...SCRIPTS, ...DATA }, kind);
  if (!packages) return asText;
  const loader = kind === "graphql" ? "graphql-tag/loader" : packages.split(" ").at(-1);
  const test = `test: /\\.${kind === "sass" ? "s[ac]ss" : ending}$/`;
  const rule = `{ ${test}, ${kind in STYLES ? `use: [...css, "${loader}"]` : `loader: "${loader}"`} }`;
  const place = `webpack/${kind in STYLES ? "styles" : "typescript"}.mjs, among the rules: ${rule}`;
  return [
    `${kind in DATA ? `${asText} Or, for an object: ` : ""}${install(packages, root)}`,
    // Its plugin looks for the first rule that may be meant for such a file, so this one is before others.
    ...(kind === "vue"
      ? [`then, in a new file webpack/components.mjs:`, ...VUE]
      : [`then, in ${place}`]),
    ...(kind === "sass" ? [] : [`and, in src/types.d.ts: declare module "*.${ending}";`]),
  ].join("\n  ");
}

// @ts-check
/**
 * Components in templates. Each file of src/islands/ is one, and the tag `island` asks for it by its name; its
 * code is a chunk of its own, which is fetched when the island's moment has come. A new file needs no mention
 * and no restart.
 * Without this file, there are no islands; src/lib/islands/, src/entries/islands.ts and assets/islands.py go
 * with it.
 */
import { join } from "node:path";
import { ISLANDS, listIslands } from "./support/islands.mjs";
import { getManifestHooks } from "./support/bundler.mjs";
import { describeGroup } from "./support/manifest-content.mjs";

/**
 * One copy of a framework for all of its islands; else each brings the small parts of it along. The names are those of
 * chunks, which no entry must have.
 */
const FRAMEWORKS = {
  "framework-react": /[\\/]node_modules[\\/](?:react|react-dom|scheduler|preact)[\\/]/,
  "framework-vue": /[\\/]node_modules[\\/](?:vue|@vue)[\\/]/,
};

/** @type {import("../webpack.config.mjs").Concern} */
export default function islands({ root, name, address }) {
  const loader = join(import.meta.dirname, "support", "islands-loader.mjs");
  const prefix = address ? `${address.origin}/` : `${name}/`;
  return {
    module: {
      rules: [{ test: join(root, "src", "lib", "islands", "list.ts"), enforce: "pre", loader }],
    },
    ...(!address && { optimization: { splitChunks: { cacheGroups: shareFrameworks() } } }),
    plugins: [checkNames(root), describeIslands(root, { prefix, integrity: !address })],
  };
}

/** @returns {Record<string, object>} */
function shareFrameworks() {
  const groups = Object.entries(FRAMEWORKS).map(([name, test]) => [
    name,
    { name, test, type: /^javascript/, priority: 10, enforce: true },
  ]);
  return Object.fromEntries(groups);
}

/**
 * @param {string} root
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const checkNames = (root) => (compiler) => {
  compiler.hooks.thisCompilation.tap("Islands", (compilation) => {
    for (const problem of listIslands(root).problems) {
      compilation.errors.push(new compiler.webpack.WebpackError(problem));
    }
  });
};

/**
 * Adds to the manifest what each island needs before it can be mounted.
 *
 * @param {string} root
 * @param {{ prefix: string, integrity: boolean }} options
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const describeIslands = (root, options) => (compiler) => {
  /** @type {import("./support/bundler.mjs").Compilation} */
  let compilation;
  compiler.hooks.thisCompilation.tap("Islands", (current) => (compilation = current));
  getManifestHooks(compiler).beforeEmit.tap("Islands", (/** @type {object} */ manifest) => {
    const wanted = { all: false, chunkGroups: true, chunkGroupChildren: true, entrypoints: true };
    const { namedChunkGroups = {}, entrypoints = {} } = compilation.getStats().toJson(wanted);
    const loaded = new Set(entrypoints[ISLANDS]?.assets?.map(({ name }) => name));
    const described = listIslands(root).islands.flatMap(({ name, kind }) => {
      const groups = [`${ISLANDS}-${kind}`, `${ISLANDS}/${name}`].map(
        (group) => namedChunkGroups[group],
      );
      const assets = groups.flatMap((group) => group?.assets ?? []);
      const names = [...new Set(assets.map((asset) => asset.name))].filter(
        (file) => !loaded.has(file),
      );
      const group = { assets: names.map((file) => ({ name: file })) };
      return groups[1] ? [[name, describeGroup(compilation, group, options)]] : []; // it has just come
    });
    return { ...manifest, islands: Object.fromEntries(described) };
  });
};

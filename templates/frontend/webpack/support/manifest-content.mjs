// @ts-check
/**
 * What manifest.json says: ../manifest.mjs needs it. The backend's tags read that, so change the one
 * together with the others.
 */
import { computeIntegrity, unmark } from "./files.mjs";

const HOT_UPDATE = /\.hot-update\./;
const COPY = /\.(?:map|gz|br)$/; // they belong to another file, and nobody asks for them by name

/**
 * @typedef {object} Entrypoint
 * @property {{ js: string[], css: string[] }} assets in the order in which a page must load them
 * @property {Record<string, string>} [integrity]
 * @property {string[]} preload files of the lazy chunks marked with `webpackPreload: true`
 * @property {string[]} prefetch the same for `webpackPrefetch: true`
 */

/**
 * What the backend reads: a flat map from the name in the sources to the path below the static
 * root, and `entrypoints`. Keys are sorted, so that the same sources give the same bytes.
 *
 * @param {import("./bundler.mjs").Compilation} compilation
 * @param {{ name: string, path: string }[]} files what the manifest plugin found
 * @param {{ prefix: string, integrity: boolean }} options
 * @returns {Record<string, unknown>}
 */
export function describeBuild(compilation, files, { prefix, integrity }) {
  /** @type {Record<string, string>} */
  const map = {};
  for (const { name, path } of files) {
    const file = path.slice(prefix.length);
    if (COPY.test(file) || HOT_UPDATE.test(file)) continue;
    const source = compilation.getAsset(file)?.info.sourceFilename;
    map[source ? nameOf(source) : name] = path;
  }
  const wanted = { all: false, entrypoints: true, chunkGroupChildren: true };
  const groups = Object.entries(compilation.getStats().toJson(wanted).entrypoints ?? {});
  const entrypoints = groups.map(([name, group]) => [
    name,
    describeGroup(compilation, group, { prefix, integrity }),
  ]);
  return { ...sortKeys(map), entrypoints: sortKeys(Object.fromEntries(entrypoints)) };
}

/**
 * @param {import("./bundler.mjs").Compilation} compilation
 * @param {import("./bundler.mjs").StatsChunkGroup} group
 * @param {{ prefix: string, integrity: boolean }} options
 * @returns {Entrypoint}
 */
export function describeGroup(
  compilation,
  { assets = [], childAssets = {} },
  { prefix, integrity },
) {
  const first = assets.map(({ name }) => name).filter(isLoadable);
  const marked = (/** @type {"preload" | "prefetch"} */ order) =>
    (childAssets[order] ?? []).filter((file) => isLoadable(file) && !first.includes(file));
  const [preload, prefetch] = [marked("preload"), marked("prefetch")];
  const urls = (/** @type {string[]} */ list) => list.map((file) => prefix + file);
  const hashes = [...first, ...preload, ...prefetch].map((file) => [
    prefix + file,
    computeIntegrity(compilation.getAsset(file)?.source.buffer() ?? ""),
  ]);
  return {
    assets: {
      js: urls(first.filter((file) => file.endsWith(".js"))),
      css: urls(first.filter((file) => file.endsWith(".css"))),
    },
    ...(integrity && { integrity: sortKeys(Object.fromEntries(hashes)) }),
    preload: urls(preload),
    prefetch: urls(prefetch),
  };
}

/** @param {string} file */
const isLoadable = (file) => /\.(?:js|css)$/.test(file) && !HOT_UPDATE.test(file);

/**
 * @param {string} source path of a source file, relative to the root
 * @returns {string} what templates call it: `images/logo.svg`
 */
function nameOf(source) {
  const path = unmark(source).replaceAll("\\", "/");
  const inPackage = path.lastIndexOf("node_modules/");
  return inPackage >= 0 ? path.slice(inPackage) : path.replace(/^src\//, "");
}

/**
 * @template T
 * @param {Record<string, T>} map
 * @returns {Record<string, T>}
 */
function sortKeys(map) {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

// @ts-check
/** Puts a line for each island into src/lib/islands/list.ts: ../islands.mjs needs this file. */
import { join } from "node:path";
import { ISLANDS, listIslands } from "./islands.mjs";

/**
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @returns {string}
 */
export default function islandsLoader(source) {
  const root = this.rootContext;
  this.addContextDependency(join(root, "src", ISLANDS));
  const lines = listIslands(root).islands.map(({ name, file, kind }) => {
    const mount = importChunk(`./${kind}`, `${ISLANDS}-${kind}`);
    const component = importChunk(`../../${ISLANDS}/${file}`, `${ISLANDS}/${name}`);
    return `  ${JSON.stringify(name)}: () => Promise.all([${mount}, ${component}]),`;
  });
  return source.replace("= {};", () => `= {\n${lines.join("\n")}\n};`);
}

/**
 * @param {string} path
 * @param {string} name of the chunk
 */
const importChunk = (path, name) =>
  `import(/* webpackChunkName: ${JSON.stringify(name)} */ ${JSON.stringify(path)})`;

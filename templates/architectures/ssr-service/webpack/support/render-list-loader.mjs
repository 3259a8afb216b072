// @ts-check
/** Puts a line for each island that the service renders into src/lib/islands/render-list.ts: ssr-config.mjs needs this file. */
import { join } from "node:path";
import { ISLANDS, listIslands } from "./islands.mjs";
import { isRendered } from "./ssr-config.mjs";

/**
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @returns {string}
 */
export default function renderListLoader(source) {
  const root = this.rootContext;
  this.addContextDependency(join(root, "src", ISLANDS));
  const islands = listIslands(root).islands.filter(({ kind }) => isRendered(root, kind));
  const lines = islands.map(({ name, file, kind }) => {
    const paths = [`./render-${kind}`, `../../${ISLANDS}/${file}`];
    const imports = paths.map((path) => `import(${JSON.stringify(path)})`);
    return `  ${JSON.stringify(name)}: () => Promise.all([${imports.join(", ")}]),`;
  });
  return source.replace("= {};", () => `= {\n${lines.join("\n")}\n};`);
}

// @ts-check
/** Puts a line for each controller into src/lib/controllers.ts: ../stimulus.mjs needs this file. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** In a folder or not, and not what an editor or a system puts there. */
const CONTROLLER = /^(?!(?:.*\/)?\.)(.+)[_-]controller\.(?:[jt]sx?)$/;

/**
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {string} source
 * @returns {string}
 */
export default function controllersLoader(source) {
  const root = this.rootContext;
  this.addContextDependency(join(root, "src", "controllers"));
  const lines = Object.entries(listControllers(root)).map(([name, [file]]) => {
    const comment = `webpackChunkName: ${JSON.stringify(`controllers/${name}`)}`;
    const path = JSON.stringify(`../controllers/${file}`);
    return `  ${JSON.stringify(name)}: () => import(/* ${comment} */ ${path}),`;
  });
  return source.replace("= {};", () => `= {\n${lines.join("\n")}\n};`);
}

/**
 * @param {string} root
 * @returns {Record<string, string[]>} sorted: the names that `data-controller` says, each with its files below
 *   src/controllers/, of which there should be one
 */
export function listControllers(root) {
  const folder = join(root, "src", "controllers");
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  /** @type {Map<string, string[]>} */
  const controllers = new Map();
  for (const file of files.map((path) => path.replaceAll("\\", "/")).sort()) {
    const path = CONTROLLER.exec(file)?.[1];
    if (!path) continue;
    const name = path.replaceAll("_", "-").replaceAll("/", "--");
    controllers.set(name, [...(controllers.get(name) ?? []), file]);
  }
  return Object.fromEntries(controllers);
}

// @ts-check
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describeTools, listSettings } from "./support/cache-key.mjs";

/**
 * What a build has worked out is kept for the next one, for as long as nothing has changed that is
 * no source: the configuration, the versions of the tools, the browsers, the environment.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function cache({ root, task, mode }) {
  return {
    cache: {
      type: "persistent",
      name: `${task}-${mode}`,
      version: describeTools(root),
      buildDependencies: [...listScripts(root), ...listSettings(root)],
    },
  };
}

/**
 * @param {string} root
 * @returns {string[]} the configuration, and where a loader or plugin of your own may stand
 */
function listScripts(root) {
  const folder = join(root, "webpack");
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  const beside = readdirSync(root, { withFileTypes: true });
  return [...below, ...beside.filter(({ name }) => /\.[cm]?[jt]s$/.test(name))]
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

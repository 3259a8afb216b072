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
  const folder = join(root, "webpack");
  const config = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => join(folder, file));
  return {
    cache: {
      type: "persistent",
      name: `${task}-${mode}`,
      version: describeTools(),
      buildDependencies: [join(root, "webpack.config.mjs"), ...config, ...listSettings(root)],
    },
  };
}

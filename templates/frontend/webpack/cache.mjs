// @ts-check
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
    // An edit costs no look at the modules that it cannot concern.
    experiments: { cacheUnaffected: task !== "build" },
    cache: {
      type: "filesystem",
      name: `${task}-${mode}`,
      version: describeTools(root),
      buildDependencies: {
        config: [join(root, "webpack.config.mjs"), join(root, "webpack") + "/"],
        settings: listSettings(root),
      },
    },
  };
}

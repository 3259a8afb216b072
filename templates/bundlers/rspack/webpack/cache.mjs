// @ts-check
import { describeBuild } from "./support/cache-key.mjs";

/**
 * What a build has worked out is kept for the next one, for as long as nothing has changed that is
 * no source.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function cache({ root, task, mode }) {
  return {
    cache: { type: "persistent", name: `${task}-${mode}`, version: describeBuild(root) },
  };
}

// @ts-check
import { SubresourceIntegrityPlugin } from "@rspack/core";

/**
 * The browser refuses a lazy chunk, script or stylesheet, whose bytes are not those that were
 * built. (The files that a page begins with have their integrity from the manifest. For the scripts
 * of a worker, no browser takes one.)
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function integrity({ task }) {
  return {
    plugins: task === "build" ? [new SubresourceIntegrityPlugin({ htmlPlugin: false })] : [],
  };
}

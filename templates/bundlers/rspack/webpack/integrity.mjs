// @ts-check
/**
 * The browser refuses a lazy chunk, script or stylesheet, whose bytes are not those that were
 * built. (The files that a page begins with have their integrity from the manifest. For the scripts
 * of a worker, no browser takes one.)
 * Without this file, it takes any.
 */
import { SubresourceIntegrityPlugin } from "@rspack/core";

/** @type {import("../webpack.config.mjs").Concern} */
export default function integrity({ task }) {
  return {
    plugins: task === "build" ? [new SubresourceIntegrityPlugin({ htmlPlugin: false })] : [],
  };
}

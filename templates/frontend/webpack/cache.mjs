// @ts-check
/**
 * What a build has worked out is kept for the next one, for as long as nothing has changed that is
 * no source. Without this file, every build is a cold one.
 */
import { join } from "node:path";
import { describeBuild } from "./support/cache-key.mjs";
import { findLock } from "./support/files.mjs";

/** @type {import("./support/context.mjs").Concern} */
export default function cache({ root, task, mode }) {
  const hasLock = findLock(root) !== undefined;
  return {
    // An edit costs no look at the modules that it cannot concern.
    experiments: { cacheUnaffected: task !== "build" },
    cache: {
      type: "filesystem",
      name: `${task}-${mode}`,
      version: describeBuild(root),
      ...(hasLock && { buildDependencies: { defaultWebpack: [] } }),
    },
    plugins: hasLock ? [trustLock(root)] : [],
  };
}

/**
 * After a build, webpack would follow the imports of its configuration and of each loader through
 * node_modules, for seconds, to learn what versions they have. The lock file has told that already.
 *
 * @param {string} root
 * @returns {(compiler: import("webpack").Compiler) => void}
 */
function trustLock(root) {
  const config = join(root, "webpack.config.mjs");
  return (compiler) => {
    compiler.hooks.afterCompile.tap("Cache", ({ buildDependencies }) => {
      for (const path of buildDependencies) {
        const isKnown = path === config || /[\\/]node_modules[\\/]/.test(path);
        if (isKnown) buildDependencies.delete(path);
      }
    });
  };
}

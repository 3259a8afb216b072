// @ts-check

/**
 * What is shared between entries, and when files are written.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function optimization({ task }) {
  return {
    optimization: {
      // Two entries on one page share one runtime, so that a module they both import runs once.
      runtimeChunk: "single",
      // A failed build must not replace the last good one. The dev server shows its errors in the page.
      emitOnErrors: task === "serve",
      splitChunks: task === "serve" ? false : splitScripts,
    },
  };
}

/**
 * Only scripts are shared between entries. A stylesheet that is split loses its place in the order
 * of imports, and so may win or lose against rules that it should not.
 */
const splitScripts = {
  chunks: /** @type {const} */ ("all"),
  cacheGroups: {
    defaultVendors: {
      type: /^javascript/,
      test: /[\\/]node_modules[\\/]/,
      priority: -10,
      reuseExistingChunk: true,
    },
    default: { type: /^javascript/, minChunks: 2, priority: -20, reuseExistingChunk: true },
  },
};

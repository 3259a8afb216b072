// @ts-check
/**
 * How a build makes its files small. The minimizer of styles also adds prefixes and rewrites new
 * syntax for the browsers that package.json names.
 * Without this file, Rspack's own settings hold.
 */
import { LightningCssMinimizerRspackPlugin, SwcJsMinimizerRspackPlugin } from "@rspack/core";

/** @type {import("../webpack.config.mjs").Concern} */
export default function minimize() {
  return {
    optimization: {
      minimizer: [
        new SwcJsMinimizerRspackPlugin({ extractComments: false }),
        // It would lose what stands beside a mistake, and say nothing.
        new LightningCssMinimizerRspackPlugin({ minimizerOptions: { errorRecovery: false } }),
      ],
    },
  };
}

// @ts-check
import { LightningCssMinimizerRspackPlugin, SwcJsMinimizerRspackPlugin } from "@rspack/core";

/**
 * How a build makes its files small. The minimizer of styles also adds prefixes and rewrites new
 * syntax for the browsers in .browserslistrc.
 *
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function minimize() {
  return {
    optimization: {
      minimizer: [
        new SwcJsMinimizerRspackPlugin({ extractComments: false }),
        new LightningCssMinimizerRspackPlugin(),
      ],
    },
  };
}

// @ts-check
/**
 * How a build makes its files small.
 * Without this file, webpack's own minimizer is used for scripts, and none for styles.
 */
import browserslist from "browserslist";
import { browserslistToTargets } from "lightningcss";
import MinimizerPlugin from "minimizer-webpack-plugin";

/** @type {import("../webpack.config.mjs").Concern} */
export default function minimize({ root }) {
  // Adds prefixes and rewrites new syntax for the browsers that package.json names.
  const targets = browserslistToTargets(browserslist(undefined, { path: root }));
  return {
    optimization: {
      minimizer: [
        // The compiler swc takes a third of the time of webpack's default, terser.
        new MinimizerPlugin({
          minify: MinimizerPlugin.swcMinify,
          extractComments: false,
          parallel: false, // it has threads of its own: no process has to be started for it
        }),
        new MinimizerPlugin({
          test: /\.css$/,
          parallel: false,
          minify: minifyStyles,
          minimizerOptions: { targets },
        }),
      ],
    },
  };
}

const { lightningCssMinify } = MinimizerPlugin;

/**
 * Says where a mistake stands in a way that the plugin understands, which then finds the source.
 *
 * @type {import("minimizer-webpack-plugin").MinimizerImplementation<object>}
 */
const minifyStyles = Object.assign(
  async (/** @type {Parameters<typeof lightningCssMinify>} */ ...input) => {
    try {
      return await lightningCssMinify(...input);
    } catch (error) {
      const { message, loc } = Object(error);
      throw { message, ...loc };
    }
  },
  lightningCssMinify,
);

// @ts-check
/**
 * Bootstrap's style sheet has its small images, such as the tick of a checkbox, in data URLs. Here they become files,
 * which a Content-Security-Policy of `img-src 'self'` allows.
 * Without this file, they stay in the style sheet, and a build warns of its size.
 */
import { getManifestHooks } from "./support/bundler.mjs";

/** Bytes that a page may have before a build warns: the style sheet alone has 220 KB, 30 of them compressed. */
const LIMIT = 500_000;

/** @type {import("../webpack.config.mjs").Concern} */
export default function bootstrap({ hash }) {
  return {
    performance: { maxAssetSize: LIMIT, maxEntrypointSize: LIMIT },
    module: {
      rules: [
        {
          mimetype: "image/svg+xml", // which data URLs alone have; vue-loader does not know `scheme`
          type: "asset/resource",
          generator: { filename: `images/bootstrap/icon${hash || ".[contenthash]"}.svg` },
        },
      ],
    },
    plugins: [leaveOut],
  };
}

/**
 * No template asks for an image by its data URL.
 *
 * @param {import("./support/bundler.mjs").Compiler} compiler
 */
function leaveOut(compiler) {
  getManifestHooks(compiler).beforeEmit.tap("Bootstrap", (/** @type {object} */ manifest) =>
    Object.fromEntries(Object.entries(manifest).filter(([name]) => !name.startsWith("data:"))),
  );
}

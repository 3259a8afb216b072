// @ts-check
import CompressionPlugin from "compression-webpack-plugin";

const ENDINGS = { gzip: "gz", brotliCompress: "br" };

/**
 * Puts compressed copies beside each file of a build, for servers that send those: compressed once
 * and as well as can be, instead of at each request.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("webpack").Configuration}
 */
export default function compression({ task }) {
  if (task !== "build") return {};
  const test = /\.(?:js|css|svg)$/;
  const plugins = Object.entries(ENDINGS).map(
    ([algorithm, ending]) =>
      new CompressionPlugin({ test, algorithm, filename: `[path][base].${ending}` }),
  );
  return { plugins };
}

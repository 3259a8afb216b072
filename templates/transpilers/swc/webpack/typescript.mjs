// @ts-check
/**
 * TypeScript, translated file by file, by swc: it knows no types. They are checked beside that: see
 * type-check.mjs.
 * Without this file, TypeScript cannot be imported.
 */
import { readSwcOptions } from "./support/swc.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function typescript({ root }) {
  /** @param {boolean} tsx */
  const useSwc = (tsx) => ({
    exclude: /node_modules/,
    loader: "swc-loader",
    // Unparsed, source maps keep the path of this folder, and builds elsewhere would not be the same.
    options: { ...readSwcOptions(root, { tsx }), parseMap: true },
  });
  return {
    resolve: { extensions: [".ts", ".tsx", "..."] },
    module: {
      rules: [
        { test: /\.ts$/, ...useSwc(false) },
        { test: /\.tsx$/, ...useSwc(true) },
      ],
    },
  };
}

// @ts-check
/**
 * TypeScript, translated file by file, by swc: it knows no types. They are checked beside that: see
 * type-check.mjs.
 * Without this file, TypeScript cannot be imported.
 */
import { AS_IT_IS } from "./support/kinds.mjs";
import { readSwcOptions } from "./support/swc.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function typescript({ root }) {
  /** @param {boolean} tsx */
  const useSwc = (tsx) => ({
    exclude: /node_modules/,
    resourceQuery: { not: [AS_IT_IS] },
    loader: "swc-loader",
    // Unparsed, source maps keep the path of this folder, and builds elsewhere would not be the same.
    options: { ...readSwcOptions(root, { tsx }), parseMap: true },
  });
  return {
    module: {
      rules: [
        { test: /\.[cm]?ts$/, ...useSwc(false) },
        { test: /\.[jt]sx$/, ...useSwc(true) },
      ],
    },
  };
}

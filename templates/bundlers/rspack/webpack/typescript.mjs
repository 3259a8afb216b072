// @ts-check
/**
 * TypeScript, translated file by file, by the swc in Rspack: it knows no types. They are checked
 * beside that: see type-check.mjs.
 * Without this file, TypeScript cannot be imported.
 */
import { readSwcOptions } from "./support/swc.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function typescript({ root }) {
  const exclude = /node_modules/;
  const loader = "builtin:swc-loader";
  return {
    resolve: { extensions: [".ts", ".tsx", "..."] },
    module: {
      rules: [
        { test: /\.ts$/, exclude, loader, options: readSwcOptions(root, { tsx: false }) },
        { test: /\.tsx$/, exclude, loader, options: readSwcOptions(root, { tsx: true }) },
      ],
    },
  };
}

// @ts-check
/**
 * Which file an import means, as TypeScript understands it: the ending can be left out, `./util.js`
 * may be util.ts, and `paths` in tsconfig.json are followed, also in styles. Change those there, where
 * the editor, the linter and Vitest read them too. Without this file, types pass and builds fail.
 */
import { join } from "node:path";
import { followPaths } from "./support/bundler.mjs";

/** In this order; packages are not asked, some of which have their sources beside what they publish. */
const extensionAlias = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
};

/** @type {import("../webpack.config.mjs").Concern} */
export default function resolve({ root }) {
  return {
    resolve: { extensions: [".ts", ".tsx", "..."], ...followPaths(join(root, "tsconfig.json")) },
    module: { rules: [{ exclude: /node_modules/, resolve: { extensionAlias } }] },
  };
}

// @ts-check
/**
 * Tailwind: src/styles/tailwind.css says where it looks for classes, and what they are made of.
 * Change there; without this file, that style sheet builds no class.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expand } from "./support/tailwind-sources.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function tailwind({ root }) {
  const include = join(root, "src", "styles", "tailwind.css");
  const sources = join(import.meta.dirname, "support", "tailwind-sources.mjs");
  // What is built is minimized with everything else.
  const compiler = { loader: "@tailwindcss/webpack", options: { optimize: false } };
  return {
    module: { rules: [{ include, enforce: "pre", use: [compiler, sources] }] },
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      ({ options: { cache } }) => {
        // A cached build knows of the folders that it has read, and not that there are new ones.
        if (typeof cache === "object" && "version" in cache) cache.version += fingerprint(include);
      },
    ],
  };
}

/** @param {string} file */
function fingerprint(file) {
  const { css } = expand(existsSync(file) ? readFileSync(file, "utf8") : "", file);
  return createHash("sha256").update(css).digest("hex").slice(0, 8);
}

// @ts-check
import { join } from "node:path";
import { readJson } from "./support/files.mjs";

/**
 * A build removes what older builds left, but for the files of the last one: a page that was open
 * during a deployment still asks for yesterday's lazy chunks.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("webpack").Configuration}
 */
export default function clean({ root, name, task }) {
  if (task === "serve") return {};
  const manifest = join(root, "manifest.json");
  /** @param {string} file */
  const keep = (file) => {
    const path = `${name}/${file.replaceAll("\\", "/").replace(/\.(?:map|gz|br)$/, "")}`;
    return Object.values(Object(readJson(manifest))).includes(path);
  };
  return { output: { clean: { keep } } };
}

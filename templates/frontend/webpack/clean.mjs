// @ts-check
import { join, resolve } from "node:path";
import { pathFrom, readJson } from "./support/files.mjs";

/**
 * A build removes what older builds left, but for the files of the last one: a page that was open
 * during a deployment still asks for yesterday's lazy chunks.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function clean({ root, name, task }) {
  if (task === "serve") return {};
  const [manifest, output] = [join(root, "manifest.json"), join(root, "static")];
  /** @param {string} file its whole path, or the one below the output folder: bundlers differ */
  const keep = (file) => {
    const path = pathFrom(output, resolve(output, name, file));
    const kept = Object.values(Object(readJson(manifest)));
    return kept.includes(path.replace(/\.(?:map|gz|br)$/, ""));
  };
  return { output: { clean: { keep } } };
}

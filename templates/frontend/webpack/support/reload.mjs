// @ts-check
import { watchFile } from "node:fs";
import { join } from "node:path";
import { readJson } from "./files.mjs";

const INTERVAL = 200; // milliseconds; files are polled, so that it works on a mounted folder

/**
 * Calls back when open pages are to be loaded again. The backend says so in two files:
 *
 * .webpack/reload          touched when it has noticed a change, or has started again. Were the
 *                          code watched here, pages would reload before the backend has read it.
 * .webpack/templates.json  templates that it reads again by itself as soon as they have changed
 *
 * @param {string} root
 * @param {() => void} reload
 */
export function onReload(root, reload) {
  const listed = join(root, ".webpack", "templates.json");
  const watched = new Set();
  /** @param {string} file */
  const watch = (file) => {
    watchFile(file, { interval: INTERVAL }, ({ mtimeMs }, before) => {
      if (mtimeMs !== 0 && mtimeMs !== before.mtimeMs) reload();
    });
  };
  const watchTemplates = () => {
    const paths = readJson(listed);
    for (const path of Array.isArray(paths) ? paths : []) {
      if (watched.has(path)) continue;
      watched.add(path);
      watch(join(root, path));
    }
  };
  watch(join(root, ".webpack", "reload"));
  watchFile(listed, { interval: INTERVAL }, watchTemplates);
  watchTemplates();
}

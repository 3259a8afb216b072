// @ts-check
/**
 * News for what runs until it is ended: the dev server, the type checker and `npm start`, which need
 * this file. Change here how often they look.
 */
import { watchFile } from "node:fs";
import { join } from "node:path";
import { readJson } from "./files.mjs";

const LOOK_AT_FILES = 200; // milliseconds; files are polled, so that it works on a mounted folder
const LOOK_AT_PARENT = 500; // milliseconds

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
    watchFile(file, { interval: LOOK_AT_FILES }, ({ mtimeMs }, before) => {
      if (mtimeMs !== 0 && mtimeMs !== before.mtimeMs) reload();
    });
  };
  const watchTemplates = () => {
    const paths = readJson(listed);
    for (const path of Array.isArray(paths) ? paths : []) {
      if (typeof path !== "string" || watched.has(path)) continue;
      watched.add(path);
      watch(join(root, path));
    }
  };
  watch(join(root, ".webpack", "reload"));
  watchFile(listed, { interval: LOOK_AT_FILES }, watchTemplates);
  watchTemplates();
}

/**
 * Calls back when the program that started this one is gone. npm runs scripts in a shell, and a
 * shell that is told to end does not tell its children: they would run on, unseen, on their port.
 *
 * @param {() => void} react
 */
export function onOrphaned(react) {
  // Started by hand, a process may well outlive its terminal: that is for its user to say.
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    react();
  }, LOOK_AT_PARENT);
  timer.unref();
}

/**
 * What the type checker has found last, for pages that are opened after that, and whom to tell of what it
 * finds next.
 *
 * @type {{ problems: string[], tell: (problems: string[]) => void }}
 */
export const found = { problems: [], tell: () => {} };

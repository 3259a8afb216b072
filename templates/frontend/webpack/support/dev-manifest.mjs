// @ts-check
import { existsSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { listErrors } from "./errors.mjs";
import { readJson, writeJson } from "./files.mjs";

const HEARTBEAT = 2000; // milliseconds; the backend calls a file of more than 10 seconds stale

/**
 * The manifest of the running dev server. Its age tells the backend whether the server lives: that
 * holds across containers, where neither a port nor a process can be asked.
 */
export class DevManifest {
  /**
   * @param {string} folder
   * @param {() => Record<string, unknown>} getContent the manifest of the last compilation
   */
  constructor(folder, getContent) {
    this.file = join(folder, "manifest.json");
    this.getContent = getContent;
    /** @type {Record<string, unknown>} */
    this.content = { entrypoints: {}, errors: [], status: "compiling" };
  }

  /** @param {import("./bundler.mjs").Compiler} compiler */
  apply(compiler) {
    this.write();
    const heartbeat = setInterval(() => this.touch(), HEARTBEAT);
    heartbeat.unref(); // nothing must keep the process alive for its sake
    const stop = () => {
      clearInterval(heartbeat);
      this.remove();
    };
    process.once("exit", stop);
    compiler.hooks.watchClose.tap("DevManifest", stop);

    compiler.hooks.done.tap("DevManifest", (stats) => {
      this.set(this.getContent(), stats.hasErrors() ? listErrors(stats) : []);
    });
    compiler.hooks.failed.tap("DevManifest", (error) => {
      this.set({ entrypoints: {} }, [error.message]);
    });
  }

  /**
   * @param {Record<string, unknown>} content
   * @param {string[]} errors
   */
  set(content, errors) {
    const status = errors.length > 0 ? "failed" : "ready";
    this.content = { ...content, errors, status };
    this.write();
  }

  write() {
    writeJson(this.file, this.content);
  }

  touch() {
    try {
      const now = new Date();
      utimesSync(this.file, now, now);
    } catch {
      // Somebody has emptied the folder; or has removed it, and there is nobody left to tell.
      if (existsSync(join(this.file, "../.."))) this.write();
    }
  }

  /** Removes the file, unless another dev server has taken it over. */
  remove() {
    if (isDeepStrictEqual(readJson(this.file), this.content)) rmSync(this.file, { force: true });
  }
}

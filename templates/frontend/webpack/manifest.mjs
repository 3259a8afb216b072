// @ts-check
/**
 * Tells the backend what was built, and how it went. Its tags print what stands here, so change the
 * content (support/manifest-content.mjs) together with them; without this file, pages have no scripts.
 *
 * manifest.json          the last good build; written once all files that it names are on disk
 * .webpack/build.json    the errors of a failed build; absent after a good one
 * .webpack/manifest.json the dev server's own, while it runs
 */
import { existsSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual, stripVTControlCharacters } from "node:util";
import { getManifestHooks, ManifestPlugin } from "./support/bundler.mjs";
import { readJson, writeJson } from "./support/files.mjs";
import { describeBuild } from "./support/manifest-content.mjs";

const HEARTBEAT = 2000; // milliseconds; the backend calls a file of more than 10 seconds stale

/**
 * @typedef {import("./support/bundler.mjs").Compiler} Compiler
 * @typedef {Record<string, unknown>} Content
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function manifest({ root, name, address }) {
  const prefix = address ? `${address.origin}/` : `${name}/`;
  /** @type {Content} that of the last compilation */
  let content = {};
  return {
    plugins: [
      collect(prefix, address === undefined, (built) => (content = built)),
      address ? reportServer(root, () => content) : reportBuild(root, () => content),
    ],
  };
}

/**
 * Has the manifest plugin make it, and keeps it out of the output folder: it would be
 * served from there, and it would be written before the files that it names.
 *
 * @param {string} prefix
 * @param {boolean} integrity
 * @param {(content: Content) => void} use
 * @returns {(compiler: Compiler) => void}
 */
function collect(prefix, integrity, use) {
  return (compiler) => {
    /** @type {import("./support/bundler.mjs").Compilation} */
    let compilation;
    compiler.hooks.thisCompilation.tap("Manifest", (current) => {
      compilation = current;
      current.hooks.afterProcessAssets.tap("Manifest", () => current.deleteAsset("manifest.json"));
    });
    new ManifestPlugin({
      publicPath: prefix,
      generate: (_seed, files) =>
        /** @type {Record<string, string>} */ (
          describeBuild(compilation, files, { prefix, integrity })
        ),
    }).apply(compiler);
    // Others may add to it before.
    const last = { name: "Manifest", stage: 100 };
    getManifestHooks(compiler).beforeEmit.tap(last, (/** @type {Content} */ content) => {
      use(content);
      return content;
    });
  };
}

/**
 * @param {string} root
 * @param {() => Content} getContent
 * @returns {(compiler: Compiler) => void}
 */
function reportBuild(root, getContent) {
  const status = join(root, ".webpack", "build.json");
  const fail = (/** @type {string[]} */ errors) => writeJson(status, { status: "failed", errors });
  return (compiler) => {
    compiler.hooks.afterEmit.tap("Manifest", () => {
      writeJson(join(root, "manifest.json"), getContent());
    });
    compiler.hooks.done.tap("Manifest", (stats) => {
      if (stats.hasErrors()) fail(listErrors(stats));
      else rmSync(status, { force: true });
    });
    compiler.hooks.failed.tap("Manifest", (error) => fail([error.message]));
  };
}

/**
 * The manifest of the running dev server. Its age tells the backend whether the server lives: that
 * holds across containers, where neither a port nor a process can be asked.
 *
 * @param {string} root
 * @param {() => Content} getContent
 * @returns {(compiler: Compiler) => void}
 */
function reportServer(root, getContent) {
  const file = join(root, ".webpack", "manifest.json");
  /** @type {Content} */
  let written = { entrypoints: {}, errors: [], status: "compiling" };
  const write = () => writeJson(file, written);
  const set = (/** @type {Content} */ content, /** @type {string[]} */ errors) => {
    written = { ...content, errors, status: errors.length > 0 ? "failed" : "ready" };
    write();
  };
  const touch = () => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Somebody has emptied the folder; or has removed it, and there is nobody left to tell.
      if (existsSync(root)) write();
    }
  };
  return (compiler) => {
    write();
    const heartbeat = setInterval(touch, HEARTBEAT);
    heartbeat.unref(); // nothing must keep the process alive for its sake
    const stop = () => {
      clearInterval(heartbeat);
      // Unless another dev server has taken it over.
      if (isDeepStrictEqual(readJson(file), written)) rmSync(file, { force: true });
    };
    process.once("exit", stop);
    compiler.hooks.watchClose.tap("Manifest", stop);
    compiler.hooks.done.tap("Manifest", (stats) => {
      set(getContent(), stats.hasErrors() ? listErrors(stats) : []);
    });
    compiler.hooks.failed.tap("Manifest", (error) => set({ entrypoints: {} }, [error.message]));
  };
}

/**
 * @param {import("./support/bundler.mjs").Stats} stats
 * @returns {string[]} the messages, each with its file and line (see errors.mjs), without colours
 */
function listErrors(stats) {
  const { errors = [] } = stats.toJson({ all: false, errors: true });
  return errors.map(({ moduleName = "", message }) =>
    stripVTControlCharacters(`${moduleName}\n${message}`).trim(),
  );
}

// @ts-check
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ManifestPlugin } from "./support/bundler.mjs";
import { DevManifest } from "./support/dev-manifest.mjs";
import { listErrors } from "./support/errors.mjs";
import { writeJson } from "./support/files.mjs";
import { describeBuild } from "./support/manifest-content.mjs";

/**
 * Tells the backend what was built, and how it went.
 *
 * manifest.json          the last good build; written once all files that it names are on disk
 * .webpack/build.json    the errors of a failed build; absent after a good one
 * .webpack/manifest.json the dev server's own, while it runs
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
export default function manifest({ root, name, address }) {
  const prefix = address ? `${address.origin}/` : `${name}/`;
  /** @type {Record<string, unknown>} */
  let content = {};
  return {
    plugins: [
      collect(prefix, address === undefined, (built) => (content = built)),
      address
        ? new DevManifest(join(root, ".webpack"), () => content)
        : report(root, () => content),
    ],
  };
}

/**
 * Has the manifest plugin make it, and keeps it out of the output folder: it would be
 * served from there, and it would be written before the files that it names.
 *
 * @param {string} prefix
 * @param {boolean} integrity
 * @param {(content: Record<string, unknown>) => void} use
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
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
      generate: (_seed, files) => {
        const content = describeBuild(compilation, files, { prefix, integrity });
        use(content);
        return /** @type {Record<string, string>} */ (content);
      },
    }).apply(compiler);
  };
}

/**
 * @param {string} root
 * @param {() => Record<string, unknown>} getContent
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
function report(root, getContent) {
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

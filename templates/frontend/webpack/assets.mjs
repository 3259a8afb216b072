// @ts-check
/**
 * Images, fonts, media: what scripts and styles import, and also what only templates name. They keep
 * their folder below src/, so that two of the same name do not meet.
 * Change the list of their endings in support/kinds.mjs; without this file, none but style sheets can have
 * them.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { clean, pathFrom, placeOf, unmark } from "./support/files.mjs";
import { AS_IT_IS, EXTENSIONS } from "./support/kinds.mjs";

const ASSET = new RegExp(`\\.(?:${EXTENSIONS.join("|")})$`, "i");

/** An editor's or a system's file, and a licence beside a font. */
const UNASKED = /^\.|\.txt$/;

/** What a browser would get and not understand: a script that is named by its address alone. */
const UNCOMPILED = /\.(?:[cm]?tsx?|jsx|coffee)$/;

/** @type {import("../webpack.config.mjs").Concern} */
export default function assets({ root, hash }) {
  return {
    output: {
      assetModuleFilename: ({ filename = "" }) => {
        const { dir, name } = posix.parse(filename.replaceAll("\\", "/").split("?")[0] ?? "");
        return `${placeOf(dir)}/${clean(name)}${hash}[ext]`;
      },
    },
    module: {
      rules: [
        // Always a file, unless said: an image that became a data URL would be missing in the manifest.
        { test: ASSET, resourceQuery: { not: [AS_IT_IS] }, type: "asset/resource" },
        { resourceQuery: /^\?url$/, type: "asset/resource" },
        { resourceQuery: /^\?raw$/, type: "asset/source" },
        { resourceQuery: /^\?inline$/, type: "asset/inline" },
      ],
    },
    plugins: [emitUnimported(root, hash !== "")],
  };
}

/**
 * Emits the files of src/ that no module has imported, so that a template may name them without a
 * line of JavaScript.
 *
 * @param {string} root
 * @param {boolean} hashed
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const emitUnimported = (root, hashed) => (compiler) => {
  const { Compilation, WebpackError, sources } = compiler.webpack;
  const source = join(root, "src");
  compiler.hooks.thisCompilation.tap("Assets", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tap({ name: "Assets", stage }, () => {
      const imported = new Set(
        compilation
          .getAssets()
          .map(({ info }) => info.sourceFilename && unmark(info.sourceFilename)),
      );
      for (const file of imported) {
        if (!file || !UNCOMPILED.test(file)) continue;
        compilation.errors.push(new WebpackError(explainUncompiled(file)));
      }
      compilation.contextDependencies.add(source);
      for (const file of listAssets(source)) {
        const sourceFilename = pathFrom(root, file);
        if (imported.has(sourceFilename)) continue;
        compilation.fileDependencies.add(file);
        const content = readFileSync(file);
        const { dir, name, ext } = posix.parse(sourceFilename);
        const contenthash = createHash("sha256").update(content).digest("hex").slice(0, 20);
        compilation.emitAsset(
          `${placeOf(dir)}/${clean(name)}${hashed ? `.${contenthash}` : ""}${ext}`,
          new sources.RawSource(content),
          { sourceFilename, ...(hashed && { contenthash, immutable: true }) },
        );
      }
    });
  });
};

/** @param {string} file */
const explainUncompiled = (file) =>
  `${file} is named by its address alone, so nothing compiles it for the browser.\n` +
  "Fix: write new URL(…) where the worker or worklet is started, as in new Worker(new URL(…)), or\n" +
  "context.audioWorklet.addModule(new URL(…)), which is the feature `workers`.";

/**
 * @param {string} folder
 * @returns {string[]} absolute paths, sorted
 */
function listAssets(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => ASSET.test(name) && !UNASKED.test(name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .sort();
}

// @ts-check
/**
 * Images and fonts: what scripts and styles import, and also what only templates name. They keep
 * their folder below src/, so that two of the same name do not meet.
 * Change the list of endings here; without this file, they can be imported no more, nor named.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathFrom } from "./support/files.mjs";

/** src/types.d.ts has the same list, for TypeScript. */
export const EXTENSIONS = "avif gif ico jpeg jpg png svg webp otf ttf woff woff2".split(" ");
const ASSET = new RegExp(`\\.(?:${EXTENSIONS.join("|")})$`, "i");
const FOLDERS = ["images", "fonts"];

/** @type {import("../webpack.config.mjs").Concern} */
export default function assets({ root, hash }) {
  return {
    output: {
      assetModuleFilename: ({ filename = "" }) => {
        const { dir } = posix.parse(filename.replaceAll("\\", "/").split("?")[0] ?? "");
        return `${placeOf(dir)}/[name]${hash}[ext]`;
      },
    },
    // Always a file, never inlined: an image that became a data URL would be missing in the manifest.
    module: { rules: [{ test: ASSET, type: "asset/resource" }] },
    plugins: [emitUnimported(root, hash !== "")],
  };
}

/**
 * @param {string} folder of the source, relative to the root: `src/images/icons`
 * @returns {string} its counterpart below the output folder: `images/icons`
 */
function placeOf(folder) {
  const inPackage = folder.lastIndexOf("node_modules/");
  if (inPackage >= 0) return posix.join("assets", folder.slice(inPackage + "node_modules/".length));
  return folder.replace(/^src(\/|$)/, "").replace(/^(\.\.\/)+/, "") || "assets";
}

/**
 * Emits the files of src/images/ and src/fonts/ that no module has imported, so that a template may
 * name them without a line of JavaScript.
 *
 * @param {string} root
 * @param {boolean} hashed
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const emitUnimported = (root, hashed) => (compiler) => {
  const { Compilation, sources } = compiler.webpack;
  const folders = FOLDERS.map((name) => join(root, "src", name));
  compiler.hooks.thisCompilation.tap("Assets", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tap({ name: "Assets", stage }, () => {
      const imported = new Set(compilation.getAssets().map(({ info }) => info.sourceFilename));
      compilation.contextDependencies.addAll(folders);
      for (const file of folders.flatMap(listAssets)) {
        const sourceFilename = pathFrom(root, file);
        if (imported.has(sourceFilename)) continue;
        compilation.fileDependencies.add(file);
        const content = readFileSync(file);
        const { dir, name, ext } = posix.parse(sourceFilename);
        const contenthash = createHash("sha256").update(content).digest("hex").slice(0, 20);
        compilation.emitAsset(
          `${placeOf(dir)}/${name}${hashed ? `.${contenthash}` : ""}${ext}`,
          new sources.RawSource(content),
          { sourceFilename, ...(hashed && { contenthash, immutable: true }) },
        );
      }
    });
  });
};

/**
 * @param {string} folder
 * @returns {string[]} absolute paths, sorted
 */
function listAssets(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ASSET.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

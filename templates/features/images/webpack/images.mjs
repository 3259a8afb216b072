// @ts-check
/**
 * Images. A production build makes those of src/ smaller without a change to any pixel. Each can be had in other
 * widths and formats: `photo.jpg?width=640&as=webp` in scripts and styles, and in templates what
 * src/images/variants.json lists. Change here how much a variant may lose; what is made of an image is in support/.
 * Without this file, images are served as they are, and there are no variants.
 */
import { extname, join, sep } from "node:path";
import { unmark } from "./support/files.mjs";
import { remember } from "./support/image-cache.mjs";
import { emitListed } from "./support/image-list.mjs";
import { IMAGE, placeVariant } from "./support/image-names.mjs";
import { shrink } from "./support/image-shrink.mjs";
import { explainUnreadable } from "./support/image-variants.mjs";
import { AS_IT_IS } from "./support/kinds.mjs";

/** Of 100, by format: https://sharp.pixelplumbing.com/api-output */
const QUALITY = { avif: 55, jpeg: 80, webp: 80 };

/** @type {import("../webpack.config.mjs").Concern} */
export default function images({ root, hash }) {
  return {
    module: {
      rules: [
        {
          test: IMAGE,
          include: join(root, "src") + sep,
          resourceQuery: { and: [/^\?./], not: [AS_IT_IS] },
          type: "asset/resource",
          generator: { filename: ({ filename = "" }) => placeVariant(filename, hash) },
          loader: join(root, "webpack", "support", "image-variants.mjs"),
          options: { quality: QUALITY },
        },
      ],
    },
    plugins: [emitListed(root, hash !== "", QUALITY)],
    optimization: { minimizer: [shrinkAll(root)] },
  };
}

/**
 * A minimizer: it is run where a build minimizes, and after everything that makes images.
 *
 * @param {string} root
 * @returns {(compiler: import("./support/bundler.mjs").Compiler) => void}
 */
const shrinkAll = (root) => (compiler) => {
  const { Compilation, WebpackError, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("Images", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
    compilation.hooks.processAssets.tapPromise({ name: "Images", stage }, async () => {
      const images = compilation.getAssets().filter(({ name, info }) => {
        return IMAGE.test(name) && info.sourceFilename?.startsWith("src/");
      });
      const all = images.map(async ({ name, source, info }) => {
        const content = source.buffer();
        const task = { shrink: extname(name) };
        try {
          const small = await remember(root, content, task, () => shrink(content, name));
          if (small.length < content.length)
            compilation.updateAsset(name, new sources.RawSource(small));
        } catch (error) {
          const { message } = explainUnreadable(unmark(info.sourceFilename ?? name), error);
          compilation.errors.push(new WebpackError(message));
        }
      });
      await Promise.all(all);
    });
  });
};

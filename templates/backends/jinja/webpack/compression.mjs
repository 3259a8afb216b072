// @ts-check
/**
 * Puts compressed copies beside each file of a build, for servers that send those: compressed once
 * and as well as can be, instead of at each request.
 * Without this file, they are served as they are.
 */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { computeIntegrity } from "./support/files.mjs";

const COMPRESSIBLE = /\.(?:js|css|svg)$/;
const RATIO = 0.8; // a copy that saves less is not worth its place

/**
 * How a copy is made, by its ending; each as small as can be.
 *
 * @type {Record<string, (bytes: Buffer) => Promise<Buffer>>}
 */
const COMPRESSORS = {
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  br: promisify(brotliCompress),
};

/** @type {import("../webpack.config.mjs").Concern} */
export default function compression({ task }) {
  return { plugins: task === "build" ? [addCopies] : [] };
}

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function addCopies(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("Compression", (compilation) => {
    const cache = compilation.getCache("Compression");
    const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
    compilation.hooks.processAssets.tapPromise({ name: "Compression", stage }, async () => {
      const files = compilation.getAssets().filter(({ name }) => COMPRESSIBLE.test(name));
      const copies = files.flatMap(({ name, source }) =>
        Object.entries(COMPRESSORS).map(async ([ending, compress]) => {
          const [bytes, file] = [source.buffer(), `${name}.${ending}`];
          const make = () => compress(bytes);
          const copy = await cache.providePromise(file, computeIntegrity(bytes), make);
          if (copy.length <= bytes.length * RATIO) {
            compilation.emitAsset(file, new sources.RawSource(copy));
          }
        }),
      );
      await Promise.all(copies);
    });
  });
}

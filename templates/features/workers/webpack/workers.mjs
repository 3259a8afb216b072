// @ts-check
/**
 * `new Worker(new URL("./sum.worker.ts", import.meta.url))` works wherever scripts come from: see
 * src/cross-origin-worker.ts, of which a page without workers gets nothing.
 * Without these three files, workers start from the page's own origin alone.
 */
import { join } from "node:path";

/** @type {import("../webpack.config.mjs").Concern} */
export default function workers({ root }) {
  const Worker = [join(root, "src", "cross-origin-worker.ts"), "default"];
  const SharedWorker = [join(root, "src", "cross-origin-shared-worker.ts"), "default"];
  return {
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => new compiler.webpack.ProvidePlugin({ Worker, SharedWorker }).apply(compiler),
      setPublicPath,
    ],
  };
}

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function setPublicPath(compiler) {
  const { RuntimeGlobals, RuntimeModule } = compiler.webpack;

  /** Runs after the bundler has taken the worker's own address for the place of everything else. */
  class WorkerPublicPath extends RuntimeModule {
    constructor() {
      super("worker public path", RuntimeModule.STAGE_ATTACH);
    }

    generate() {
      return `if (self.webpackPublicPath) ${RuntimeGlobals.publicPath} = self.webpackPublicPath;`;
    }
  }

  compiler.hooks.thisCompilation.tap("Workers", (compilation) => {
    compilation.hooks.additionalTreeRuntimeRequirements.tap("Workers", (chunk, needed) => {
      if (chunk.getEntryOptions()?.chunkLoading !== "import-scripts") return;
      needed.add(RuntimeGlobals.publicPath); // which a worker without imports would not have
      compilation.addRuntimeModule(chunk, new WorkerPublicPath());
    });
  });
}

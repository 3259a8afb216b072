// @ts-check
/**
 * `new Worker(new URL("./sum.worker.ts", import.meta.url))` works wherever scripts come from: see
 * src/cross-origin-worker.ts, of which a page without workers gets nothing.
 * Without these three files, workers start from the page's own origin alone.
 */
import { join } from "node:path";

/**
 * What is seen to start a worklet, where its address is written as that of a worker. An asterisk
 * stands before the name of a variable: add yours. Of a Content-Security-Policy, a worklet needs
 * `script-src` with the origin of static files: a nonce does not reach into it.
 */
const WORKLETS = [
  ...["context", "audioContext", "audioCtx", "ctx"].map(
    (name) => `*${name}.audioWorklet.addModule()`,
  ),
  "CSS.paintWorklet.addModule()",
];

/** @type {import("../webpack.config.mjs").Concern} */
export default function workers({ root, task }) {
  const Worker = [join(root, "src", "cross-origin-worker.ts"), "default"];
  const SharedWorker = [join(root, "src", "cross-origin-shared-worker.ts"), "default"];
  return {
    module: { parser: { javascript: { worker: [...WORKLETS, "..."] } } },
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => new compiler.webpack.ProvidePlugin({ Worker, SharedWorker }).apply(compiler),
      setPublicPath,
      ...(task === "serve" ? [serveWorklets] : []),
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
      return `if (globalThis.webpackPublicPath) ${RuntimeGlobals.publicPath} = globalThis.webpackPublicPath;`;
    }
  }

  compiler.hooks.thisCompilation.tap("Workers", (compilation) => {
    const { runtimeRequirementInTree } = compilation.hooks;
    runtimeRequirementInTree.for(RuntimeGlobals.publicPath).tap("Workers", (chunk) => {
      if (!isWorker(chunk)) return;
      compilation.addRuntimeModule(chunk, new WorkerPublicPath());
    });
  });
}

/** A worklet has none of these, and what exchanges modules while you develop asks for each. */
const SCOPE = `globalThis.self ?? Object.assign(globalThis, {
  self: globalThis,
  location: "worklet:/js/",
  importScripts() {},
});
`;

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function serveWorklets(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("Workers", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name: "Workers", stage }, () => {
      const files = [...compilation.chunks].filter(isWorker).flatMap(({ files }) => [...files]);
      for (const file of files.filter((name) => !name.includes(".hot-update."))) {
        compilation.updateAsset(file, (source) => new sources.ConcatSource(SCOPE, source));
      }
    });
  });
}

/** @param {import("./support/bundler.mjs").Chunk} chunk */
const isWorker = (chunk) => chunk.getEntryOptions()?.chunkLoading === "import-scripts";

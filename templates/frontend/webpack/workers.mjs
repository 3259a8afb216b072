// @ts-check
import { join } from "node:path";
import webpack from "webpack";

const { ProvidePlugin, RuntimeGlobals, RuntimeModule } = webpack;

/**
 * `new Worker(new URL("./sum.worker.ts", import.meta.url))` works wherever scripts come from: see
 * src/cross-origin-worker.ts, of which a page without workers gets nothing.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("webpack").Configuration}
 */
export default function workers({ root }) {
  const Worker = [join(root, "src", "cross-origin-worker.ts"), "default"];
  return { plugins: [new ProvidePlugin({ Worker }), setPublicPath] };
}

/** @param {import("webpack").Compiler} compiler */
function setPublicPath(compiler) {
  compiler.hooks.thisCompilation.tap("Workers", (compilation) => {
    // Before webpack's own answer to the same question, which lets no other be heard.
    const options = { name: "Workers", stage: -1 };
    const usesPublicPath = compilation.hooks.runtimeRequirementInTree;
    usesPublicPath.for(RuntimeGlobals.publicPath).tap(options, (chunk) => {
      if (!chunk.getEntryOptions()?.worker) return;
      compilation.addRuntimeModule(chunk, new WorkerPublicPath());
    });
  });
}

/** Runs after webpack has taken the worker's own address for the place of everything else. */
class WorkerPublicPath extends RuntimeModule {
  constructor() {
    super("worker public path", RuntimeModule.STAGE_ATTACH);
  }

  generate() {
    return `if (self.webpackPublicPath) ${RuntimeGlobals.publicPath} = self.webpackPublicPath;`;
  }
}

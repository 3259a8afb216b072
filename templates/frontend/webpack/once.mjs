// @ts-check
/**
 * However often the tags of a page are printed, its modules run once: where its parts are rendered
 * apart, each may bring the tags that it needs, and a second runtime would run everything anew.
 * Without this file, print the tags of a page in one template.
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function once() {
  return { plugins: [refuseSecondRuntime] };
}

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function refuseSecondRuntime(compiler) {
  const { Compilation, sources } = compiler.webpack;
  compiler.hooks.thisCompilation.tap("Once", (compilation) => {
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
    compilation.hooks.processAssets.tap({ name: "Once", stage }, () => {
      const list = JSON.stringify(compilation.outputOptions.chunkLoadingGlobal);
      const chunk = compilation.namedChunks.get("runtime"); // see output.mjs
      for (const file of chunk?.files ?? []) {
        if (!file.endsWith(".js")) continue;
        // The first runtime has taken the list over, and with it what later scripts put there.
        compilation.updateAsset(file, (source) => {
          const start = `if ((self[${list}] || []).push === [].push) {\n`;
          return new sources.ConcatSource(start, source, "\n}\n");
        });
      }
    });
  });
}

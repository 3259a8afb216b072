// @ts-check
/**
 * The browser refuses a lazy chunk, script or stylesheet, whose bytes are not those that were
 * built. (The files that a page begins with have their integrity from the manifest. For the scripts
 * of a worker, no browser takes one.)
 * Without this file, it takes any.
 */
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import webpack from "webpack";
import { computeIntegrity } from "./support/files.mjs";

const { Compilation, RuntimeModule, sources } = webpack;
const MAP = "__webpack_require__.integrity";

/** @type {import("../webpack.config.mjs").Concern} */
export default function integrity({ task }) {
  return { plugins: task === "build" ? [addIntegrity] : [] };
}

/** @param {import("webpack").Compiler} compiler */
function addIntegrity(compiler) {
  compiler.hooks.thisCompilation.tap("Integrity", (compilation) => {
    const scripts = webpack.runtime.LoadScriptRuntimeModule.getCompilationHooks(compilation);
    scripts.createScript.tap("Integrity", (source) => `${source}\n${setIntegrity("script", "js")}`);
    const styles = MiniCssExtractPlugin.getCompilationHooks(compilation);
    styles.beforeTagInsert.tap("Integrity", (source, { tag }) => source + setIntegrity(tag, "css"));

    const loadsChunks = webpack.RuntimeGlobals.ensureChunkHandlers;
    compilation.hooks.runtimeRequirementInTree.for(loadsChunks).tap("Integrity", (chunk) => {
      compilation.addRuntimeModule(chunk, new IntegrityRuntimeModule());
    });

    // After the names have got their final hash. The hash of the runtime still tells its content:
    // it covers the names of the chunks, and those follow from the bytes that are hashed here.
    const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
    compilation.hooks.processAssets.tap({ name: "Integrity", stage }, () => {
      for (const chunk of compilation.chunks) {
        if (chunk.hasRuntime()) fillIn(compilation, chunk);
      }
    });
  });
}

/**
 * With CORS, as the tags ask for it, also where it is the page's own origin: else the browser would not take
 * what the page has preloaded, and fetch it again.
 *
 * @param {string} tag the variable that holds the element
 * @param {"js" | "css"} type
 */
const setIntegrity = (tag, type) =>
  `if (${MAP}.${type}[chunkId]) {
  ${tag}.integrity = ${MAP}.${type}[chunkId];
  ${tag}.crossOrigin = "anonymous";
}`;

/** Gives the runtime its map, with a placeholder for each file that is not known yet. */
class IntegrityRuntimeModule extends RuntimeModule {
  constructor() {
    super("integrity", RuntimeModule.STAGE_BASIC);
  }

  generate() {
    const ids = [...(this.chunk?.getAllAsyncChunks() ?? [])].map(({ id }) => id);
    const map = (/** @type {string} */ type) =>
      Object.fromEntries(ids.map((id) => [id, placeholder(type, id)]));
    return `${MAP} = ${JSON.stringify({ js: map("js"), css: map("css") })};`;
  }
}

/**
 * As long as what replaces it, so that source maps stay right.
 *
 * @param {string} type
 * @param {string | number | null} id
 */
const placeholder = (type, id) =>
  `integrity:${type}:${id}:`.padEnd(computeIntegrity("").length, "*");

/**
 * @param {import("webpack").Compilation} compilation
 * @param {import("webpack").Chunk} runtime
 */
function fillIn(compilation, runtime) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const chunk of runtime.getAllAsyncChunks()) {
    for (const type of ["js", "css"]) {
      const file = [...chunk.files].find((name) => name.endsWith(`.${type}`));
      const source = file && compilation.getAsset(file)?.source;
      values.set(placeholder(type, chunk.id), source ? computeIntegrity(source.buffer()) : "");
    }
  }
  for (const file of runtime.files) {
    if (!file.endsWith(".js")) continue;
    compilation.updateAsset(file, (source) => {
      const filled = new sources.ReplaceSource(source);
      const code = source.source().toString();
      for (const [mark, value] of values) {
        const start = code.indexOf(mark);
        if (start >= 0) filled.replace(start, start + mark.length - 1, value);
      }
      return filled;
    });
  }
}

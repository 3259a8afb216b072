import type { Page } from "playwright-core";

/** The parts of the runtime, webpack's or Rspack's, that name the files of lazy chunks. https://webpack.js.org/api/module-variables/ */
interface Runtime {
  /** The public path. */
  p: string;
  /** Chunk id → script. */
  u?: (id: string) => string | undefined;
  /** Chunk id → stylesheet, from the plugin that extracts styles. */
  miniCssF?: (id: string) => string | undefined;
}

/**
 * Every file that the bundler's runtime in an open page can ask for later. The runtime is reached through the array into
 * which chunks push themselves; the ids that it knows stand as literals in the functions that name the files.
 *
 * @returns absolute URLs, sorted; empty if the page has no lazy chunk
 * @throws {Error} if the page has loaded no runtime
 */
export async function lazyChunks(page: Page): Promise<string[]> {
  const { path, files } = await page.evaluate(() => {
    const name = Object.keys(globalThis).find((key) => /^(?:webpack|rspack)Chunk/.test(key));
    if (!name) throw new Error("This page has loaded no runtime of a bundler.");
    const chunks = (globalThis as unknown as Record<string, unknown[][]>)[name];
    let runtime: Runtime | undefined;
    chunks?.push([[Symbol("test")], {}, (require: Runtime) => (runtime = require)]);
    if (!runtime) throw new Error(`${name} did not run what was pushed.`);

    const { p, u, miniCssF } = runtime;
    const files = [u, miniCssF].flatMap((name) => {
      if (!name) return [];
      const literals = [...String(name).matchAll(/"((?:[^"\\]|\\.)*)"|([\w$-]+)/g)].map(
        ([, text, word]) => text ?? word ?? "",
      );
      // A literal that is no chunk's id has no hash, and a function that knows one chunk returns its file for all.
      return literals.map((literal) => name(literal)).filter((file) => file && !file.includes("undefined"));
    });
    return { path: p, files };
  });
  const urls = files.map((file) => new URL(`${path}${file ?? ""}`, page.url()).href);
  return [...new Set(urls)].sort();
}

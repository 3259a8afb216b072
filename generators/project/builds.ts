/** What other builds of a repository write: `outDir` of Vite, `--out-dir` in a script of package.json. */
import { join, posix } from "node:path";
import { isFrontend } from "./backends/sources.ts";
import { findFiles, readText } from "./python/files.ts";
import { lineAt } from "./python/syntax.ts";
import { pathFrom, repositoryOf } from "./repository.ts";
import type { Claim } from "./serves.ts";

const CONFIGURATIONS =
  /^((vite|vue|webpack|rspack|rsbuild|rollup|next|nuxt|svelte|astro|esbuild)\.config\.[cm]?[jt]s|angular\.json|tsconfig[^/]*\.json|package\.json)$/;

/** `outDir: "../app/web"` and its kin, with all of the value: a literal, or a call around literals. `path` is webpack's. */
const KEYS =
  /["']?\b(outDir|outdir|outputDir|outputPath|distDir|base|pages|assets|path|dir)["']?\s*:\s*(?:\{\s*"base"\s*:\s*)?(["'`][^"'`\n]*["'`]|[\w.]*(?:resolve|join|URL|fileURLToPath)\([^\n]*)/g;

/** The option of a command, in a script of package.json. */
const OPTIONS = /(--(?:out-?dir|output-path|dist-dir|out|output)|\s-[od])[ =]+(?:\\"|')?([^\s"'\\]+)/gi;

/** Keys that mean a folder that is written in one tool's configuration alone. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  path: /^(webpack|rspack)\./,
  dir: /^rollup\./,
  pages: /^svelte\./,
  assets: /^svelte\./,
  base: /^$/,
};

/**
 * Where other builds of the repository write.
 *
 * @param root absolute path of the project; builds beside it in the same git repository count too
 */
export function builtIn(root: string): Claim[] {
  const repository = repositoryOf(root);
  return findFiles(repository, (name) => CONFIGURATIONS.test(name), 4, 200)
    .filter((file) => !isFrontend(repository, posix.dirname(file)))
    .flatMap((file) => {
      const name = posix.basename(file);
      const text = readText(repository, file) ?? "";
      const found = name === "package.json" ? optionsIn(text) : keysIn(text, name);
      // Vite takes its outDir from its own root.
      const [, own = ""] = /\broot\s*:\s*["']([^"']+)["']/.exec(text) ?? [];
      return found.map(({ key, value, at }): Claim => {
        const folders = [...new Set(["", own])].map((folder) => posix.join(posix.dirname(file), folder, value));
        return {
          paths: folders.map((folder) => pathFrom(root, join(repository, folder))),
          evidence: `is what another build writes: ${key} in ${pathFrom(root, join(repository, file))}:${lineAt(text, at)}`,
        };
      });
    });
}

function keysIn(text: string, name: string): { key: string; value: string; at: number }[] {
  return [...text.matchAll(KEYS)].flatMap(({ index, 1: key = "", 2: written = "" }) => {
    if (ONLY_IN[key] && !ONLY_IN[key].test(name)) return [];
    const value = [...written.matchAll(/["'`]([^"'`]*)["'`]/g)].map(([, literal]) => literal).join("/");
    return value === "" ? [] : [{ key, value, at: index }];
  });
}

function optionsIn(text: string): { key: string; value: string; at: number }[] {
  return [...text.matchAll(OPTIONS)].map(({ index, 1: key = "", 2: value = "" }) => ({
    key: key.trim(),
    value,
    at: index,
  }));
}

import { cpSync } from "node:fs";
import { join } from "node:path";
import { newestVersion, whenServed } from "./support.ts";
import type { Contender } from "./contender.ts";

/** The floor: no bundler of this table does less. */
export const esbuild: Contender = {
  name: "esbuild",
  title: "esbuild",
  setup:
    "a script of its own (test/bench/contenders/esbuild) with esbuild-sass-plugin; no check of types, no cache, no source " +
    "maps; its dev server reloads the page",
  version: () => newestVersion("esbuild"),
  render: (folder) => {
    cpSync(join(import.meta.dirname, "esbuild"), folder, { recursive: true });
    return Promise.resolve();
  },
  packages: ["esbuild@latest", "esbuild-sass-plugin@latest", "sass-embedded@1.105.0"],
  layout: {
    sources: "src",
    entry: "src/main.ts",
    accept: 'if (location.port) new EventSource("/esbuild").addEventListener("change", () => location.reload());',
  },
  build: [{ script: "bundle.mjs", args: ["build"] }],
  watch: [{ script: "bundle.mjs", args: ["watch"] }],
  serve: {
    command: (port) => [{ script: "bundle.mjs", args: ["serve", String(port)] }],
    page: (_folder, port) => whenServed(`http://127.0.0.1:${port}/`),
  },
  output: "dist",
  caches: [],
};

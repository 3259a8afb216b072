import { basename, dirname } from "node:path";
import { succeed } from "../../support/processes.ts";
import { ACCEPT_WEBPACK, RSPACK, type Contender } from "./contender.ts";
import { newestVersion, replaceIn, whenServed } from "./support.ts";

/** As Rspack's guide has it: https://rspack.rs/guide/tech/css#sass */
const SASS_RULE = `rules: [
      { test: /\\.scss$/, type: "css/auto", use: [{ loader: "sass-loader", options: { api: "modern-compiler" } }] },`;

export const rspack: Contender = {
  name: "rspack",
  title: "Rspack",
  setup: "create-rspack, react-ts: its built-in swc and Lightning CSS; no check of types, no cache, no source maps",
  version: () => newestVersion("create-rspack"),
  render: async (folder) => {
    const args = ["exec", "--yes", "create-rspack@latest", "--", "--dir", basename(folder), "--template", "react-ts"];
    await succeed("npm", [...args, "--no-git", "--override"], { cwd: dirname(folder), timeout: 300_000 });
  },
  packages: ["sass-embedded@1.105.0", "sass-loader@^16"],
  layout: {
    sources: "src",
    entry: "src/main.tsx",
    accept: ACCEPT_WEBPACK,
    adapt: (folder) => {
      replaceIn(folder, "rspack.config.ts", "rules: [", SASS_RULE);
      replaceIn(folder, "rspack.config.ts", "/\\.svg$/", "/\\.(svg|png)$/");
    },
  },
  build: [{ script: RSPACK, args: ["build"] }],
  watch: [{ script: RSPACK, args: ["build", "--watch", "--mode", "development"] }],
  serve: {
    command: (port) => [{ script: RSPACK, args: ["dev", "--host", "127.0.0.1", "--port", String(port)] }],
    page: (_folder, port) => whenServed(`http://127.0.0.1:${port}/`),
  },
  output: "dist",
  caches: ["node_modules/.cache"],
};

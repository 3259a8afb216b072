import { basename, dirname } from "node:path";
import { succeed } from "../../support/processes.ts";
import type { Contender } from "./contender.ts";
import { newestVersion, whenServed } from "./support.ts";

const VITE = "node_modules/vite/bin/vite.js";

export const vite: Contender = {
  name: "vite",
  title: "Vite",
  setup:
    "create-vite, react-ts: `tsc -b && vite build` with the TypeScript that it brings, or `vite build` alone where types " +
    "are not checked; no cache but tsc's, no source maps",
  version: () => newestVersion("create-vite"),
  render: async (folder) => {
    const args = ["exec", "--yes", "create-vite@latest", "--", basename(folder), "--template", "react-ts"];
    await succeed("npm", [...args, "--no-interactive", "--overwrite"], { cwd: dirname(folder), timeout: 300_000 });
  },
  packages: ["sass-embedded@1.105.0"],
  layout: {
    sources: "src",
    entry: "src/main.tsx",
    accept: "if (import.meta.hot) import.meta.hot.accept();",
  },
  build: [
    { script: "node_modules/typescript/bin/tsc", args: ["-b"] },
    { script: VITE, args: ["build"] },
  ],
  unchecked: { build: [{ script: VITE, args: ["build"] }] },
  watch: [{ script: VITE, args: ["build", "--watch"] }],
  serve: {
    command: (port) => [{ script: VITE, args: ["--host", "127.0.0.1", "--port", String(port), "--strictPort"] }],
    page: (_folder, port) => whenServed(`http://127.0.0.1:${port}/`),
  },
  output: "dist",
  caches: ["node_modules/.vite", "node_modules/.tmp", "node_modules/.cache"],
};

import { boilerplate } from "./boilerplate.ts";
import type { Contender } from "./contender.ts";
import { esbuild } from "./esbuild.ts";
import { createOurs, RSPACK_CLI } from "./ours.ts";
import { rspack } from "./rspack.ts";
import { scaffold } from "./scaffold.ts";
import { vite } from "./vite.ts";

const CACHED = "persistent cache, source maps that no file mentions";

/** Everybody who runs, in the order of a round. A contender more is a row more. */
export const contenders: Contender[] = [
  createOurs({
    name: "ours",
    title: "ours",
    setup: `webpack, ts-loader, swc as minimizer; types are checked beside the build; ${CACHED}`,
    options: [],
  }),
  createOurs({
    name: "ours-swc",
    title: "ours, --transpiler swc",
    setup: `the same with swc as transpiler`,
    options: ["--transpiler", "swc"],
  }),
  createOurs({
    name: "ours-rspack",
    title: "ours, --bundler rspack",
    setup: `the same on Rspack's engine`,
    options: ["--bundler", "rspack"],
    bundler: RSPACK_CLI,
  }),
  boilerplate,
  scaffold,
  vite,
  rspack,
  esbuild,
];

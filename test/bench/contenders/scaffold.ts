import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ACCEPT_WEBPACK, WEBPACK, type Contender } from "./contender.ts";
import { newestVersion, replaceIn, whenServed } from "./support.ts";
import { succeed } from "../../support/processes.ts";

/** The answers to its questions: TypeScript and Sass, and its defaults for the rest. */
const ANSWERS = {
  langType: "Typescript",
  devServer: true,
  htmlWebpackPlugin: true,
  workboxWebpackPlugin: true,
  cssType: "SASS",
  isCSS: true,
  isPostCSS: false,
  extractPlugin: "Only for Production",
  packageManager: "npm",
  force: true,
};

/** Runs its generator with answers, because its command line only takes them from a keyboard. Installs as it does. */
const RENDER = `
const [plopfile, answers] = process.argv.slice(1);
const { default: nodePlop } = await import(process.argv[3]);
const plop = await nodePlop(plopfile);
const { failures } = await plop.getGenerator("init-default").runActions(JSON.parse(answers));
if (failures.length > 0) throw new Error(JSON.stringify(failures));
`;

const FILES = `declare module "*.scss";
declare module "*.png" {
  const url: string;
  export default url;
}
`;

/** What webpack itself offers for a new project. */
export const scaffold: Contender = {
  name: "scaffold",
  title: "webpack's own scaffold",
  setup:
    "create-webpack-app, TypeScript and Sass: webpack, ts-loader with check of types, terser; no cache, no source maps. " +
    "Its `typescript` is held at 6 because ts-loader does not run with 7, and `tsx` reads its config on older Nodes",
  version: () => newestVersion("create-webpack-app"),
  render: async (folder) => {
    const tool = join(folder, ".generator");
    await succeed("npm", ["install", "--no-save", "--prefix", tool, "create-webpack-app"], {
      cwd: folder,
      timeout: 300_000,
    });
    const modules = join(tool, "node_modules");
    const plopfile = join(modules, "create-webpack-app/lib/plopfile.js");
    const plop = pathToFileURL(join(modules, "node-plop/src/index.js")).href;
    const answers = JSON.stringify({ ...ANSWERS, projectPath: folder });
    execFileSync(process.execPath, ["--input-type=module", "-e", RENDER, plopfile, answers, plop], { stdio: "pipe" });
  },
  packages: ["typescript@~6.0.3", "tsx@^4"],
  layout: {
    sources: "src",
    entry: "src/index.ts",
    accept: ACCEPT_WEBPACK,
    adapt: (folder) => {
      const jsx = '"compilerOptions": {\n    "jsx": "react-jsx",\n    "lib": ["esnext", "dom", "dom.iterable"],';
      replaceIn(folder, "tsconfig.json", '"compilerOptions": {', jsx);
      // Its TypeScript layout declares no file that is not TypeScript.
      writeFileSync(join(folder, "src/files.d.ts"), FILES);
    },
  },
  build: [{ script: WEBPACK, args: ["--mode=production", "--config-node-env=production"] }],
  watch: [{ script: WEBPACK, args: ["--watch"] }],
  serve: {
    command: (port) => [
      { script: WEBPACK, args: ["serve", "--no-open", "--host", "127.0.0.1", "--port", String(port)] },
    ],
    page: (_folder, port) => whenServed(`http://127.0.0.1:${port}/`),
  },
  output: "dist",
  // It comes with Workbox, whose worker the sample page leaves unregistered.
  aside: /^(service-worker|workbox-)/,
  caches: ["node_modules/.cache"],
};

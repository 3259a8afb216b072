import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { pythonWithPackages } from "../measures/python-environment.ts";
import { ACCEPT_WEBPACK, WEBPACK, type Contender } from "./contender.ts";
import { replaceIn, writePage } from "./support.ts";

/** What `manage.py webpack_init` runs, without a project around it. */
const INIT = `
import django
from django.conf import settings
from django.core.management import call_command
settings.configure(INSTALLED_APPS=["webpack_boilerplate"])
django.setup()
call_command("webpack_init")
`;

/** The closest peer: a Django app that renders a webpack folder, and reads its manifest. */
export const boilerplate: Contender = {
  name: "boilerplate",
  title: "python-webpack-boilerplate",
  setup:
    "webpack, Babel (preset-env, core-js), terser; the sources as JavaScript with types already stripped, because it reads " +
    "none; no check of types, no cache, source maps",
  version: async () => (await pythonWithPackages()).versions["python-webpack-boilerplate"] ?? "",
  render: async (folder) => {
    const { python } = await pythonWithPackages();
    // Its questions: the folder's name, package.json at the root of the project, the third style solution (SCSS).
    const { status, stderr } = spawnSync(python, ["-c", INIT], {
      cwd: folder,
      input: "frontend\ny\n3\n",
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`webpack_init failed:\n${stderr}`);
  },
  packages: [],
  layout: {
    sources: "frontend/src",
    entry: "frontend/src/application/app.js",
    accept: ACCEPT_WEBPACK,
    javascript: true,
    // Its linter, whose rules are not for generated sources, is left out of the dev server: that is in its favour.
    adapt: (folder) => {
      replaceIn(folder, "frontend/webpack/webpack.config.dev.js", /new (Stylelint|ESLint)Plugin\(\{[^]*?\}\),/g, "");
      replaceIn(folder, "frontend/webpack/webpack.config.watch.js", /new (Stylelint|ESLint)Plugin\(\{[^]*?\}\),/g, "");
    },
  },
  build: [
    {
      script: WEBPACK,
      args: ["--config", "frontend/webpack/webpack.config.prod.js"],
      env: { NODE_ENV: "production" },
    },
  ],
  watch: [{ script: WEBPACK, args: ["--watch", "--config", "frontend/webpack/webpack.config.watch.js"] }],
  serve: {
    command: (port) => {
      const address = ["--port", String(port), "--output-public-path", `http://localhost:${port}/`];
      return [{ script: WEBPACK, args: ["serve", "--config", "frontend/webpack/webpack.config.dev.js", ...address] }];
    },
    page: (folder, port) => Promise.resolve(readPage(join(folder, "frontend/build/manifest.json"), port)),
  },
  output: "frontend/build",
  caches: ["node_modules/.cache"],
};

function readPage(manifest: string, port: number): { html: string } | undefined {
  const text = existsSync(manifest) ? readFileSync(manifest, "utf8") : "";
  // It is written in place, and so may be half there.
  if (!text.endsWith("}")) return undefined;
  const { entrypoints } = JSON.parse(text) as {
    entrypoints: { app: { assets: { js: string[]; css?: string[] } } };
  };
  return writePage(entrypoints.app.assets, port);
}

import { createHash } from "node:crypto";
import { cpSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { bin } from "../../support/bin.ts";
import { pack } from "../../support/pack.ts";
import { succeed } from "../../support/processes.ts";
import { copyProject } from "../../support/projects.ts";
import { ownScope } from "../../support/temporary.ts";
import { ACCEPT_WEBPACK, RSPACK, WEBPACK, type Contender } from "./contender.ts";
import { writePage } from "./support.ts";

interface Variant {
  name: string;
  title: string;
  setup: string;
  /** What the command line is told. */
  options: string[];
  /** As the rendered package.json has it. */
  bundler?: Bundler;
}

interface Bundler {
  script: string;
  /** What comes before the options of a build. */
  build: string[];
  config: string[];
  /** The dev server. */
  serve: string[];
}

const WEBPACK_CLI: Bundler = { script: WEBPACK, build: [], config: [], serve: ["watch", "--env", "serve"] };

export const RSPACK_CLI: Bundler = {
  script: RSPACK,
  build: ["build"],
  config: ["--config", "webpack.config.mjs"],
  serve: ["serve"],
};

/** A folder that the packed command line renders, in one of its variants. */
export function createOurs({ name, title, setup, options, bundler = WEBPACK_CLI }: Variant): Contender {
  const { script, build, config, serve } = bundler;
  const production = [{ script, args: [...build, ...config, "--mode", "production"] }];
  return {
    name,
    title,
    setup,
    missing: () => findUnknownOption(options),
    version: async () =>
      createHash("sha256")
        .update(readFileSync(await pack()))
        .update(options.join(" "))
        .digest("hex"),
    render: (folder) => render(folder, options),
    packages: [],
    layout: {
      sources: "src",
      entry: "src/entries/app.ts",
      accept: ACCEPT_WEBPACK,
    },
    build: production,
    unchecked: { build: production, without: "webpack/type-check.mjs" },
    watch: [{ script, args: [...build, ...config, "--mode", "development", "--watch"] }],
    serve: {
      command: (port) => [
        { script, args: [...serve, ...config, "--mode", "development"], env: { FRONTEND_PORT: String(port) } },
      ],
      page: (folder, port) => Promise.resolve(readDevPage(folder, port)),
    },
    output: "static",
    caches: ["node_modules/.cache", ".webpack", "manifest.json"],
  };
}

async function render(folder: string, options: string[]): Promise<void> {
  const scope = ownScope();
  try {
    const project = await copyProject(scope, "startproject");
    const args = [await bin(), "django", "--yes", "--no-wire", "--no-install", ...options];
    await succeed(process.execPath, args, { cwd: project });
    cpSync(join(project, "frontend"), folder, { recursive: true });
  } finally {
    await scope.end();
  }
}

/** Reads the table that the command line itself reads, so that a variant joins on the day that its option does. */
function findUnknownOption(options: string[]): string | undefined {
  const choices = readFileSync(join(dirname(import.meta.dirname), "../../generators/choices.ts"), "utf8");
  const unknown = options.filter((value, index) => index % 2 === 1 && !choices.includes(`"${value}"`));
  return unknown.length > 0 ? `the command line has no ${options.join(" ")} yet` : undefined;
}

/** @returns the page, once the dev server has said in its manifest that the first compilation is done */
function readDevPage(folder: string, port: number): { html: string } | undefined {
  const file = join(folder, ".webpack/manifest.json");
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  const { status, errors, entrypoints } = JSON.parse(readFileSync(file, "utf8")) as {
    status: string;
    errors: string[];
    entrypoints?: { app?: { assets: { js: string[]; css: string[] } } };
  };
  if (status === "failed") throw new Error(errors.join("\n"));
  return status === "ready" && entrypoints?.app ? writePage(entrypoints.app.assets, port) : undefined;
}

// @ts-check
/**
 * Builds a second bundle beside that of the pages: the same components, for the service that renders them (ssr/). It lies in
 * .webpack/ssr/, and is never served. `npm run dev` runs the service as well, and gives it each new bundle.
 * Without this file, there is nothing for `npm run ssr`; ssr/, assets/ssr.py and src/lib/islands/render*.ts go with it.
 *
 * FRONTEND_SSR   "off": `npm run dev` comes without the service
 */
import { readdirSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { listen, readThreads } from "../ssr/address.mjs";
import { Service } from "../ssr/service.mjs";
import { getManifestHooks } from "./support/bundler.mjs";
import { readJson } from "./support/files.mjs";
import { listIslands } from "./support/islands.mjs";
import { configureServer, isRendered } from "./support/ssr-config.mjs";

/** While you edit, nobody else waits, and the first rendering takes its time. */
const PATIENT = { deadline: 2000, wait: 5000 };

/** What the manifest calls the bundle then, which is always the newest. */
const WHILE_EDITING = "development";

/**
 * @typedef {import("./support/bundler.mjs").Compiler} Compiler
 * @typedef {import("../webpack.config.mjs").Context} Context
 *
 * @typedef {object} Built
 * @property {string} name of the bundle, a file in .webpack/ssr/
 * @property {Error[]} errors
 * @property {string[]} files that it was made of
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function ssr(context) {
  const { root, task } = context;
  /** @type {Built | undefined} */
  let built;
  const build = makeBuild(context);
  const rebuild = async (/** @type {Compiler} */ compiler) => (built = await build(compiler));
  return {
    plugins: [
      task === "serve" ? serveBundle(root, rebuild) : buildBundle(root, rebuild),
      nameBundle(root, () => (task === "serve" ? WHILE_EDITING : (built?.name ?? ""))),
      watchFiles(root, () => built?.files ?? []),
    ],
  };
}

/**
 * @param {Context} context
 * @returns {(compiler: Compiler) => Promise<Built>}
 */
function makeBuild(context) {
  /** @type {Promise<Compiler> | undefined} */
  let server;
  return async (compiler) => {
    server ??= configureServer(context).then((config) => {
      const made = compiler.webpack(config);
      follow(compiler, made);
      return made;
    });
    const own = await server;
    return new Promise((done, fail) =>
      own.run((error, stats) => {
        if (error || !stats) return fail(error);
        const names = stats.compilation.getAssets().map((asset) => asset.name);
        const name = names.find((file) => file.endsWith(".mjs")) ?? "";
        const files = [...stats.compilation.fileDependencies];
        const result = { name, errors: [...stats.compilation.errors], files };
        // What a watcher makes again is kept; a build has its cache written now.
        if (context.task !== "build") return done(result);
        return own.close(() => done(result));
      }),
    );
  };
}

/**
 * Tells the one bundler what the watcher of the other has seen since it ran last: it has none of its own.
 *
 * @param {Compiler} compiler
 * @param {Compiler} follower
 */
function follow(compiler, follower) {
  const [modified, removed] = [new Set(), new Set()];
  compiler.hooks.watchRun.tap("Ssr", ({ modifiedFiles = [], removedFiles = [] }) => {
    for (const file of modifiedFiles) modified.add(file);
    for (const file of removedFiles) removed.add(file);
  });
  follower.hooks.beforeRun.tap("Ssr", (own) => {
    own.modifiedFiles = new Set(modified);
    own.removedFiles = new Set(removed);
    for (const files of [modified, removed]) files.clear();
  });
}

/**
 * Its errors are those of the build: pages and service go out together, or not at all.
 *
 * @param {string} root
 * @param {(compiler: Compiler) => Promise<Built>} build
 * @returns {(compiler: Compiler) => void}
 */
const buildBundle = (root, build) => (compiler) => {
  const { Compilation } = compiler.webpack;
  const before = namedBundle(root);
  /** @type {Promise<Built>} */
  let building;
  const begin = () => {
    building = build(compiler);
    building.catch(() => {}); // it is told where it is waited for
  };
  compiler.hooks.run.tap("Ssr", begin);
  compiler.hooks.watchRun.tap("Ssr", begin);
  compiler.hooks.thisCompilation.tap("Ssr", (compilation) => {
    // The manifest, which names the bundle, is made after that.
    const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    compilation.hooks.processAssets.tapPromise({ name: "Ssr", stage }, async () => {
      const { errors } = await building;
      // Most are in both bundles.
      const known = new Set(compilation.errors.map(({ message }) => message));
      for (const error of errors) if (!known.has(error.message)) compilation.errors.push(error);
    });
  });
  compiler.hooks.done.tap("Ssr", (stats) => {
    if (!stats.hasErrors()) keepOnly(root, [before, namedBundle(root)]);
  });
};

/**
 * The page goes first: the bundle is made when a compilation is done, and the next one does not wait for it.
 *
 * @param {string} root
 * @param {(compiler: Compiler) => Promise<Built>} build
 * @returns {(compiler: Compiler) => void}
 */
const serveBundle = (root, build) => (compiler) => {
  if (process.env.FRONTEND_SSR === "off") return;
  const threads = { ...readThreads(process.env), size: 2, deadline: PATIENT.deadline };
  const service = new Service({ token: process.env.SSR_TOKEN ?? "", wait: PATIENT.wait, threads });
  let isListening = false;
  let last = Promise.resolve();
  const renew = async () => {
    const { name, errors } = await build(compiler);
    if (errors.length > 0) return; // those of the page have been told
    if (!isListening) await listen(service.server, root, process.env);
    isListening = true;
    const { href } = pathToFileURL(join(root, ".webpack", "ssr", name));
    await service.load({ name: WHILE_EDITING, url: href });
    keepOnly(root, [namedBundle(root), name]);
  };
  compiler.hooks.done.tap("Ssr", (stats) => {
    if (stats.hasErrors()) return;
    last = last
      .then(renew)
      .catch((error) => console.warn(`No island is rendered: ${error.message}`));
  });
  compiler.hooks.shutdown.tap("Ssr", () => service.close());
};

/**
 * Adds to the manifest which islands the service renders, and with which bundle.
 *
 * @param {string} root
 * @param {() => string} getName
 * @returns {(compiler: Compiler) => void}
 */
const nameBundle = (root, getName) => (compiler) => {
  getManifestHooks(compiler).beforeEmit.tap("Ssr", (/** @type {object} */ manifest) => {
    const islands = listIslands(root).islands.filter(({ kind }) => isRendered(root, kind));
    return { ...manifest, ssr: { bundle: getName(), islands: islands.map(({ name }) => name) } };
  });
};

/**
 * Has the watcher of the pages' bundle look at those sources, too, which that one is not made of.
 *
 * @param {string} root
 * @param {() => string[]} getFiles
 * @returns {(compiler: Compiler) => void}
 */
const watchFiles = (root, getFiles) => (compiler) => {
  const sources = join(root, "src") + sep;
  compiler.hooks.afterCompile.tap("Ssr", ({ fileDependencies }) => {
    for (const file of getFiles()) if (file.startsWith(sources)) fileDependencies.add(file);
  });
};

/** @param {string} root @returns {string} the bundle of the last build */
const namedBundle = (root) =>
  String(Object(readJson(join(root, "manifest.json"))).ssr?.bundle ?? "");

/**
 * Deletes the bundles of older builds. That of the last one stays: a service that runs still has it.
 *
 * @param {string} root
 * @param {string[]} names
 */
function keepOnly(root, names) {
  const folder = join(root, ".webpack", "ssr");
  for (const file of readdirSync(folder)) {
    const isBundle = /^render\.[0-9a-f]+\.mjs(\.map)?$/.test(file);
    if (isBundle && !names.includes(file.replace(/\.map$/, ""))) rmSync(join(folder, file));
  }
}

// @ts-check
/**
 * What is webpack's own: its types, the plugins that are made for it, and how it is told
 * what to do and what to keep. The other files here speak of "the bundler".
 * It changes with the bundler alone; nothing builds without it.
 *
 * @typedef {import("webpack").Chunk} Chunk
 * @typedef {import("webpack").Compilation} Compilation
 * @typedef {import("webpack").Compiler} Compiler
 * @typedef {import("webpack").Configuration} Configuration
 * @typedef {import("webpack").LoaderContext<object>} LoaderContext
 * @typedef {import("webpack").RuleSetRule} RuleSetRule
 * @typedef {import("webpack").Stats} Stats
 * @typedef {Error & { module?: import("webpack").Module | null }} BuildError
 * @typedef {NonNullable<import("webpack").StatsCompilation["entrypoints"]>[string]} StatsChunkGroup
 */
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { pathFrom } from "./files.mjs";

export { default as CssExtractPlugin } from "mini-css-extract-plugin";
export {
  getCompilerHooks as getManifestHooks,
  WebpackManifestPlugin as ManifestPlugin,
} from "webpack-manifest-plugin";

/** To be installed, where somebody asks for a file of Vue's. */
export const VUE_LOADER = "vue-loader";

/**
 * @param {string} tsconfig path of tsconfig.json
 * @returns {Configuration["resolve"]} so that its `paths` mean to the bundler what they mean to TypeScript
 */
export const followPaths = (tsconfig) => ({ tsconfig });

/**
 * @param {Record<string, unknown>} env what the command line passes to webpack.config.mjs
 * @returns {"serve" | "watch" | "build"}
 */
export function readTask(env) {
  return env.serve ? "serve" : env.WEBPACK_WATCH ? "watch" : "build";
}

/**
 * @param {object} kept
 * @param {string} kept.name of the build whose results are kept on disk
 * @param {string} kept.version they are used again while this is the same
 * @param {boolean} kept.knowsVersions whether that tells the versions of all tools
 * @param {string} kept.root the folder of webpack.config.mjs
 * @returns {Configuration}
 */
export function keepResults({ name, version, knowsVersions, root }) {
  const watches = !name.startsWith("build");
  return {
    // An edit costs no look at the modules that it cannot concern.
    experiments: { cacheUnaffected: watches },
    ...(watches && { module: { unsafeCache: true } }), // see keepImports()
    cache: {
      type: "filesystem",
      name,
      version,
      ...(knowsVersions && { buildDependencies: { defaultWebpack: [] } }),
    },
    plugins: [
      keepQuiet,
      ...(knowsVersions ? [sparePackages(join(root, "webpack.config.mjs"))] : []),
      ...(watches ? [keepImports] : []),
    ],
  };
}

/**
 * After a mistake, webpack would warn that the errors of some loaders cannot be kept.
 *
 * @param {Compiler} compiler
 */
function keepQuiet(compiler) {
  compiler.hooks.infrastructureLog.tap("Cache", (name, _type, [message] = []) =>
    name.startsWith("webpack.cache.") && /No serializer|while serializing/.test(message)
      ? true
      : undefined,
  );
}

/**
 * After a build, webpack would follow the imports of its configuration and of each loader through
 * node_modules, for seconds, to learn what versions they have.
 *
 * @param {string} config
 * @returns {(compiler: Compiler) => void}
 */
function sparePackages(config) {
  return (compiler) => {
    compiler.hooks.afterCompile.tap("Cache", ({ buildDependencies }) => {
      for (const path of buildDependencies) {
        const isKnown = path === config || /[\\/]node_modules[\\/]/.test(path);
        if (isKnown) buildDependencies.delete(path);
      }
    });
  };
}

/**
 * With `unsafeCache`, webpack does not ask at each edit what every import of every module means: half of
 * the time that an edit takes. By itself it would not notice, either, that one has come to mean another
 * file. So a module is made anew once a path appears, goes or changes that had a say in one of its imports.
 *
 * @param {Compiler} compiler
 */
function keepImports(compiler) {
  const { NormalModule } = compiler.webpack;
  /** @type {Map<string, Imports>} those of each module */
  const known = new Map();
  /** @type {Map<string, string>} what each path is by which an import goes */
  const kinds = new Map();
  /** @type {Map<string, string>} what each package.json says of imports */
  const packages = new Map();
  /** @type {Set<string>} modules that have to be made anew */
  const stale = new Set();
  /** @type {[string, import("webpack").ResolveData][]} a module, and something that it imports */
  let asked = [];

  const note = () => {
    for (const [module, { fileDependencies, missingDependencies }] of asked) {
      const imports = known.get(module) ?? { files: new Set(), missing: new Set() };
      for (const file of fileDependencies) {
        imports.files.add(file);
        if (!kinds.has(file)) kinds.set(file, kindOf(file));
        if (basename(file) === "package.json" && !packages.has(file))
          packages.set(file, readFields(file));
      }
      for (const file of missingDependencies) imports.missing.add(file);
      known.set(module, imports);
    }
    asked = [];
  };

  compiler.hooks.watchRun.tap(
    "Imports",
    ({ modifiedFiles = new Set(), removedFiles = new Set() }) => {
      note();
      const changed = [...modifiedFiles].filter((path) => {
        const before = packages.get(path);
        if (before !== undefined) packages.set(path, readFields(path));
        return before === undefined || before !== packages.get(path);
      });
      // A folder is the same one whatever is in it, and a file whatever its text.
      const turned = new Set(
        changed.filter((path) => packages.has(path) || kinds.get(path) !== kindOf(path)),
      );
      for (const path of changed) if (kinds.has(path)) kinds.set(path, kindOf(path));
      for (const path of removedFiles) kinds.delete(path);
      for (const [module, { files, missing }] of known) {
        const concerns =
          [...removedFiles].some((path) => files.has(path)) ||
          changed.some((path) => (files.has(path) ? turned.has(path) : missing.has(path)));
        if (concerns) stale.add(module);
      }
    },
  );
  compiler.hooks.compilation.tap("Imports", (compilation, { normalModuleFactory }) => {
    normalModuleFactory.hooks.beforeResolve.tap("Imports", (data) => {
      const [dependency] = data.dependencies;
      const module = dependency && compilation.moduleGraph.getParentModule(dependency);
      if (module) asked.push([module.identifier(), data]);
    });
    NormalModule.getCompilationHooks(compilation).needBuild.tap(
      { name: "Imports", stage: 100 },
      (module) => stale.has(module.identifier()),
    );
    compilation.hooks.buildModule.tap("Imports", (module) => {
      stale.delete(module.identifier());
      known.delete(module.identifier());
    });
  });
  compiler.hooks.afterCompile.tap("Imports", (compilation) => {
    note();
    for (const module of compilation.modules) {
      const imports = known.get(module.identifier());
      if (!imports) continue;
      compilation.fileDependencies.addAll(imports.files);
      compilation.missingDependencies.addAll(imports.missing);
    }
  });
}

/**
 * What the imports of a module depend on.
 *
 * @typedef {object} Imports
 * @property {Set<string>} files that were there
 * @property {Set<string>} missing that were looked for
 */

/**
 * @param {string} path
 * @returns {string} whether it is a file, a folder, or a link, and where that leads
 */
function kindOf(path) {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  return stats ? (stats.isDirectory() ? "folder" : "file") : "nothing";
}

/**
 * @param {string} file a package.json
 * @returns {string} what it says of imports; `npm install` changes the rest
 */
function readFields(file) {
  try {
    const { name, type, main, module, browser, exports, imports, sideEffects } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    return JSON.stringify([name, type, main, module, browser, exports, imports, sideEffects]);
  } catch {
    return "";
  }
}

const MINIMIZER = /from minimizer-webpack-plugin\n(?<words>.*) (?<source>\[webpack:[^\]]*\])?\[/;

/**
 * @param {BuildError} one
 * @param {BuildError} other
 * @param {string} root
 * @returns {boolean} whether the one only says again what the other has said
 */
export function isEcho(one, other, root) {
  // The minimizer meets a mistake again when the file has its last name, and finds its source no more.
  const [again, before] = [one, other].map(({ message }) => MINIMIZER.exec(message)?.groups);
  if (again && before?.source) return !again.source && again.words === before.words;
  const [file, failed] = [one, other].map(({ module }) =>
    pathFrom(root, module?.nameForCondition() ?? root),
  );
  if (!failed) return false; // it is of no file
  // webpack could not parse what a loader has made of a file that the loader itself complained of.
  if (one.name === "ModuleParseError") return file === failed && other.name !== "ModuleParseError";
  // mini-css-extract-plugin could not run a stylesheet in which something else had failed.
  return one.message.includes(`/${failed}) failed`);
}

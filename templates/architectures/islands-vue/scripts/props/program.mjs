// @ts-check
/**
 * The sources as TypeScript reads them, and Vue's files as `vue-tsc` shows them to it: ../props.mjs needs
 * this.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";

const { resolve } = createRequire(import.meta.url);

// They come with `vue-tsc`, in the version that goes with it.
const load = createRequire(resolve("vue-tsc/package.json"));
const { proxyCreateProgram } = load("@volar/typescript");
const { createParsedCommandLine, createVueLanguagePlugin } = load("@vue/language-core");

/**
 * @param {string} root
 * @param {string[]} files absolute paths of the islands
 * @returns {ts.Program} what they import is in it, too, and what files of declarations say of all
 */
export function readSources(root, files) {
  const file = join(root, "tsconfig.json").replaceAll("\\", "/");
  const config = ts.getParsedCommandLineOfConfigFile(file, {}, reader);
  const declarations = config?.fileNames.filter((name) => /\.d\.[cm]?ts$/.test(name)) ?? [];
  const allowJs = files.some((name) => /\.jsx?$/.test(name));
  const options = {
    ...config?.options,
    noEmit: true,
    allowNonTsExtensions: true, // as an editor has it: .vue is one of the files to begin with
    ...(allowJs && { allowJs }),
  };
  const { vueOptions } = createParsedCommandLine(ts, ts.sys, file);
  vueOptions.checkUnknownProps = true; // else a generic component takes props of any name
  const createProgram = proxyCreateProgram(ts, ts.createProgram, () => [
    createVueLanguagePlugin(ts, options, vueOptions, (/** @type {string} */ id) => id),
  ]);
  return createProgram({
    rootNames: [...declarations, ...files],
    options,
    host: ts.createCompilerHost(options),
  });
}

/** What is wrong in tsconfig.json is for `npm run typecheck` to say. */
const reader = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };

// @ts-check
/**
 * One mistake, one message: in the terminal, over the page, and in what the backend shows. It is met
 * by several tools in turn; who reads it once, in the words of the first, and with the lines that it
 * is in, has less to read. Without this file, all of them speak, each in its own way.
 */
import { basename, join } from "node:path";
import { isEcho } from "./support/bundler.mjs";
import { pathFrom } from "./support/files.mjs";
import { UNKNOWN } from "./support/hints.mjs";
import { AS_IT_IS } from "./support/kinds.mjs";
import { explain } from "./support/readable.mjs";
import { readConfigs } from "./support/tsconfig.mjs";

const AGAIN = 2000; // milliseconds
/** `tsc` comes by itself upon syntax errors, from 1000 on and from 17000 on, and upon missing modules. */
const TYPE_ECHO =
  /^[\s×]*(.*)\(\d+,\d+\): error TS(?:17?\d{3}:|(?:2307|2580|2591|2875|2882): .*?'(?:node:)?(.+?)'|7026:.*(JSX))/;

/** Of a message that may be about tsconfig.json, which some tools do not name. */
const OF_CONFIG = /JSON|tsconfig/;
const NO_CONFIG = { files: [], mistake: undefined };

/** @typedef {import("./support/bundler.mjs").BuildError} BuildError */

/** @type {import("../webpack.config.mjs").Concern} */
export default function errors({ root, task }) {
  const loader = join(root, "webpack", "support", "hints.mjs");
  return {
    module: {
      rules: [{ test: UNKNOWN, resourceQuery: { not: [AS_IT_IS] }, enforce: "pre", loader }],
    },
    plugins: [
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) =>
        // So that it is missed where it is imported.
        new compiler.webpack.NormalModuleReplacementPlugin(/^node:/, (asked) => {
          asked.request = asked.request.replace("node:", "");
        }).apply(compiler),
      /** @param {import("./support/bundler.mjs").Compiler} compiler */
      (compiler) => {
        if (task !== "build") compiler.hooks.failed.tap("Errors", () => lookAgain(compiler));
        compiler.hooks.thisCompilation.tap("Errors", (compilation) => {
          compilation.hooks.afterSeal.tapPromise("Errors", async () => {
            const all = [...compilation.errors]; // Rspack's own is no whole array
            const { files, mistake } = all.some(isOfConfig) ? await readConfigs(root) : NO_CONFIG;
            // webpack forgets the file that it could not read.
            for (const file of files) compilation.fileDependencies.add(file);
            if (mistake) {
              compilation.errors = [new compiler.webpack.WebpackError(mistake)];
              return;
            }
            const isSaid = (/** @type {BuildError} */ one) =>
              all.some((other) => other !== one && isAgain(one, other, root));
            compilation.errors = all.filter((one) => !isSaid(one));
          });
          compilation.hooks.statsFactory.tap("Errors", ({ hooks }) => {
            for (const kind of ["error", "warning"]) {
              hooks.result.for(kind).tap("Errors", (error) => explain(error, root));
            }
            // How much is not shown is of no help.
            const none = {
              filteredErrorDetailsCount: undefined,
              filteredWarningDetailsCount: undefined,
            };
            hooks.result.for("compilation").tap("Errors", (all) => ({ ...all, ...none }));
          });
        });
      },
    ],
  };
}

/** @param {BuildError} error */
const isOfConfig = ({ message }) => OF_CONFIG.test(message);

/**
 * @param {BuildError} one
 * @param {BuildError} other
 * @param {string} root
 * @returns {boolean} whether the one says what the other has said, of the same file
 */
function isAgain(one, other, root) {
  if (isEcho(one, other, root)) return true;
  const [, file, name, jsx] = TYPE_ECHO.exec(one.message) ?? [];
  if (name && other.message.includes(`no loader for ${basename(name)}.`)) return true;
  const missing = jsx ? "/jsx-runtime'" : name && `'${name}'`;
  const failed = pathFrom(root, other.module?.nameForCondition() ?? root);
  return failed !== "" && file === failed && (!missing || other.message.includes(missing));
}

/**
 * After an error that is of no module, such as one thrown by a plugin, nothing is watched any more.
 *
 * @param {import("./support/bundler.mjs").Compiler} compiler
 */
function lookAgain(compiler) {
  setTimeout(() => compiler.watching?.invalidate(), AGAIN);
}

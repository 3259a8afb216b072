// @ts-check
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/**
 * TypeScript, translated file by file. Types are checked beside that, not by the loader: a checking
 * loader is slower, and with webpack's cache warm it does not run, so that an error would pass.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("webpack").Configuration}
 */
export default function typescript({ root, task }) {
  return {
    resolve: { extensions: [".ts", ".tsx", "..."] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          options: {
            configFile: join(root, "tsconfig.json"),
            transpileOnly: true,
            // webpack says where; without this, the loader says it again.
            errorFormatter: (/** @type {{ code: number, content: string }} */ { code, content }) =>
              `TS${code}: ${content}`,
          },
        },
      ],
    },
    // While you edit, the editor and `npm run typecheck` tell; a check at each save would only delay.
    plugins: task === "build" ? [checkTypes(root)] : [],
  };
}

/**
 * Runs the type checker in a process of its own while webpack builds, and fails the build with its
 * messages.
 *
 * @param {string} root
 * @returns {(compiler: import("webpack").Compiler) => void}
 */
function checkTypes(root) {
  return (compiler) => {
    const { Compilation, WebpackError } = compiler.webpack;
    /** @type {Promise<string[]>} */
    let messages;
    compiler.hooks.run.tap("TypeCheck", () => {
      messages = runCompiler(root);
    });
    compiler.hooks.thisCompilation.tap("TypeCheck", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tapPromise({ name: "TypeCheck", stage }, async () => {
        for (const message of await messages) compilation.errors.push(new WebpackError(message));
      });
    });
  };
}

/**
 * @param {string} root
 * @returns {Promise<string[]>} one message for each type error
 */
function runCompiler(root) {
  const options = ["--noEmit", "--pretty", "false", "--project", join(root, "tsconfig.json")];
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, ...options], { cwd: root }, (error, stdout, stderr) => {
      // A message begins at the start of a line; what explains it is indented.
      const messages = (stdout + stderr).trim().split(/\n(?=\S)/);
      resolve(error ? messages : []);
    });
  });
}

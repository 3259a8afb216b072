// @ts-check
/** Which program checks types: ../type-check.mjs needs this. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

// The package `tsc` is TypeScript 7: it takes an eighth of the time of the package `typescript`, which
// is version 6, since the loader and the linter still need that one's interface. Yarn's Plug'n'Play has
// the latter alone find packages.
const name = process.versions.pnp ? "typescript" : "tsc";
const { resolve } = createRequire(import.meta.url);
const folder = dirname(resolve(`${name}/package.json`));

/**
 * TypeScript 7 is started by a script that would leave it running when it is ended itself.
 *
 * @returns {Promise<string[]>} a program and its first arguments
 */
export async function findCompiler() {
  if (name === "typescript") return [process.execPath, join(folder, "bin", "tsc")];
  const { default: getPath } = await import(
    pathToFileURL(join(folder, "lib", "getExePath.js")).href
  );
  return [getPath()];
}

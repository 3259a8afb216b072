// @ts-check
/** Which program checks types, those of Vue's files too: ../type-check.mjs needs this. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/**
 * It is made of the package `typescript`, and so takes longer than TypeScript 7, which knows no such files.
 *
 * @returns {Promise<string[]>} a program and its first arguments
 */
export async function findCompiler() {
  const folder = dirname(resolve("vue-tsc/package.json"));
  return [process.execPath, join(folder, "bin", "vue-tsc.js")];
}

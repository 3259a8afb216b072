// @ts-check
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findLock } from "../../webpack/support/locks.mjs";
import { BUNDLER } from "./bundler.mjs";

/**
 * @param {string} root the folder of package.json
 * @returns {string} path of the bundler's command, from the packages of this folder or of one above
 * @throws {Error} if they are not installed
 */
export function findBundler(root) {
  try {
    const { resolve } = createRequire(join(root, "package.json"));
    return join(dirname(resolve(`${BUNDLER.package}/package.json`)), BUNDLER.command);
  } catch {
    throw new Error(
      `The packages of ${root} are not installed: ${BUNDLER.name} is missing.\n` +
        `Fix: run \`${findLock(root)?.manager ?? "npm"} install\` there.`,
    );
  }
}

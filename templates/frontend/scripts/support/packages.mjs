// @ts-check
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { listAbove } from "./folders.mjs";

/**
 * @param {string} root the folder of package.json
 * @returns {string} path of webpack's command, from the packages of this folder or of one above
 * @throws {Error} if they are not installed
 */
export function findWebpack(root) {
  try {
    return createRequire(join(root, "package.json")).resolve("webpack/bin/webpack.js");
  } catch {
    throw new Error(
      `The packages of ${root} are not installed: webpack is missing.\n` +
        `Fix: run \`${findPackageManager(root)} install\` there.`,
    );
  }
}

/**
 * @param {string} root
 * @returns {string} the package manager whose lock file is there or above, else npm
 */
function findPackageManager(root) {
  const managers = {
    "package-lock.json": "npm",
    "pnpm-lock.yaml": "pnpm",
    "yarn.lock": "yarn",
    "bun.lock": "bun",
    "bun.lockb": "bun",
  };
  for (const folder of listAbove(root)) {
    for (const [lock, manager] of Object.entries(managers)) {
      if (existsSync(join(folder, lock))) return manager;
    }
  }
  return "npm";
}

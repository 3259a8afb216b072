// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { listAbove } from "./folders.mjs";

/**
 * Who writes which lock file.
 *
 * @type {Record<string, string>}
 */
const MANAGERS = {
  "package-lock.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
};

/**
 * @param {string} root the folder of package.json
 * @returns {{ file: string, manager: string } | undefined} the lock file there, or above in a workspace
 */
export function findLock(root) {
  return listAbove(root)
    .flatMap((folder) =>
      Object.entries(MANAGERS).map(([name, manager]) => ({ file: join(folder, name), manager })),
    )
    .find(({ file }) => existsSync(file));
}

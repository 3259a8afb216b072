import { join, resolve } from "node:path";
import { cached } from "./cached.mjs";
import { succeed } from "./processes.ts";

const cache = resolve(import.meta.dirname, "../../.cache");

/** Package managers by their versions, each with its package on npm. */
const PACKAGES = {
  "yarn@1": "yarn@1",
  "yarn@4": "@yarnpkg/cli-dist@4",
  "pnpm@12": "pnpm@12",
  "pnpm@10": "pnpm@10",
} as const;

export type ManagerName = keyof typeof PACKAGES;

/** A package manager, from the npm registry. @returns the absolute path of the folder for `PATH` that has its command */
export async function packageManager(name: ManagerName): Promise<string> {
  const folder = await cached(join(cache, `manager-${name}`), (directory) => {
    const words = ["install", "--prefix", directory, "--no-audit", "--no-fund", "--ignore-scripts"];
    return succeed("npm", [...words, PACKAGES[name]], { cwd: cache });
  });
  return join(folder, "node_modules/.bin");
}

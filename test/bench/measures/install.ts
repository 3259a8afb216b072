import { copyFileSync, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ownScope, temporaryFolder } from "../../support/temporary.ts";
import type { Contender } from "../contenders/contender.ts";
import { prepareContender } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { account } from "./command.ts";

/** What the workload has brought into every folder, and what React needs. */
const WORKLOAD = /^node_modules\/(react|react-dom|scheduler|csstype|@types\/react|@types\/react-dom)$/;

/** Counts and weighs the packages of a contender's folder, without those that the workload needs. */
export async function measureInstall(contender: Contender, results: Results): Promise<void> {
  const folder = await prepareContender(contender);
  const lock = readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8");
  const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> };
  const own = Object.keys(packages).filter((path) => !WORKLOAD.test(path) && existsSync(join(folder, path)));
  results.add("install-count", contender.name, 0, own.length);
  const bytes = own.map((path) => weigh(join(folder, path), true));
  results.add("install-size", contender.name, 0, bytes.reduce((sum, size) => sum + size, 0) / 1e6);
}

/**
 * Installs what a contender's lock file names, in an empty folder and by themselves: what the network does is in no
 * figure, for the preparation has filled npm's cache.
 */
export async function timeInstall(contender: Contender, results: Results): Promise<void> {
  const prepared = await prepareContender(contender);
  const scope = ownScope();
  try {
    const cwd = temporaryFolder(scope, `install-${contender.name}`);
    for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(prepared, file), join(cwd, file));
    const argv = ["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"];
    const { code, wall, output } = await account({ cwd, seconds: 600, steps: [{ argv, env: {} }] });
    if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code} for ${contender.title}:\n${output}`);
    results.add("install-time", contender.name, 0, wall);
  } finally {
    await scope.end();
  }
}

/** @returns the bytes of the files below a folder; a package's own node_modules count with the packages in them */
function weigh(folder: string, top = false): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sum + (top && entry.name === "node_modules" ? 0 : weigh(path));
    return sum + lstatSync(path).size;
  }, 0);
}

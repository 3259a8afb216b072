// @ts-check
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/**
 * Installs what package-lock.json names, where that has not been done yet, and builds the package.
 *
 * @throws {Error} if Node is too old, or npm fails
 */
export function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Node ${process.versions.node} is too old: 20.19 is the oldest that works.\nInstall a newer one: https://nodejs.org`,
    );
  }
  const marker = join(root, "node_modules/.installed-from");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (!existsSync(marker) || readFileSync(marker, "utf8") !== lock) {
    run("npm", ["ci", "--no-audit", "--no-fund"]);
    writeFileSync(marker, lock);
  }
  run(process.execPath, ["scripts/build.mjs"]);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @throws {Error} if it fails; its output has been shown
 */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} failed.\nMend what it says above, then run this again.`);
}

/**
 * Runs a script's main function; what it throws is told without a stack trace.
 *
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

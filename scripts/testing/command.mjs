// @ts-check
import { spawn } from "node:child_process";
import { resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** How long a command may say nothing of its end, in milliseconds: one that hangs would hold the whole run. */
const PATIENCE = 20 * 60_000;

/**
 * Runs a command of the repository to its end, and keeps what it prints: commands that run side by side are read one
 * after the other.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] what it needs besides
 * @returns {Promise<{ status: number, output: string }>}
 */
export function capture(command, args, env = {}) {
  return new Promise((done, fail) => {
    let output = "";
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && command === "npm",
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    }
    const timer = setTimeout(() => {
      output += `\n${command} ${args.join(" ")} had not ended after ${PATIENCE / 60_000} minutes, and was.\n`;
      child.kill("SIGKILL");
    }, PATIENCE);
    child.on("error", fail).on("exit", (status) => {
      clearTimeout(timer);
      // What it has left behind may hold its streams open: that must not hold us.
      const end = () => done({ status: status ?? 1, output });
      child.on("close", end);
      setTimeout(end, 2_000).unref();
    });
  });
}

/**
 * A command that counts as one check.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import("./pool.mjs").Outcome>}
 */
export async function check(command, args, env) {
  const { status, output } = await capture(command, args, env);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output };
}

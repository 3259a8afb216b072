// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Installs packages where nobody has to be asked: as root on Debian, which is a container of CI.
 *
 * @param {string[]} packages
 * @returns {boolean} whether apt-get reported success
 */
export function installOnDebian(...packages) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  console.error(`Installing ${packages.join(", ")} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env }).status === 0;
  return apt("update") && apt("install", "--yes", "--no-install-recommends", ...packages);
}

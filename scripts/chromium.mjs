// @ts-check
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installOnDebian } from "./debian.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const APPLICATIONS = ["Chromium", "Google Chrome", "Microsoft Edge"];

/**
 * Finds a browser of the Chromium family that is installed. As root on Debian (a CI container) one is installed.
 *
 * @returns {string} the absolute path of its executable
 * @throws {Error} if there is none, or CHROMIUM names something that cannot be run
 */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM=${named} is not an executable file.\nSet it to a browser's path, or: unset CHROMIUM`);
  }
  const found = installed() ?? (installOnDebian("chromium") ? installed() : undefined);
  if (found) return found;
  throw new Error(
    `No browser was found for the end-to-end tests (looked for ${NAMES.join(", ")}).\n` +
      "Debian: sudo apt-get install chromium · macOS: brew install --cask chromium · or set CHROMIUM=/path/to/browser",
  );
}

/** @returns {string | undefined} */
function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const onMac = APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  return [...onPath, ...onMac].find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

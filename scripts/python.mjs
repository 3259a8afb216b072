// @ts-check
import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";
import { cached } from "../test/support/cached.mjs";

const run = promisify(execFile);
const cache = resolve(import.meta.dirname, "../.cache");
const windows = process.platform === "win32";

/** Newest first. 3.10 is the oldest Python that the rendered files support. */
const MINORS = [14, 13, 12, 11, 10];

/**
 * @typedef {object} Python
 * @property {string} command absolute path
 * @property {number} minor 12 for Python 3.12
 */

/**
 * Every usable Python from 3.10 on, newest first; one for each minor version. The environment variable PYTHON, a path
 * or a command, leaves only that one.
 *
 * @returns {Python[]}
 */
export function pythons() {
  return (found ??= probeAll());
}

/** Probing starts every candidate: once is enough. @type {Python[] | undefined} */
let found;

/** @returns {Python[]} */
function probeAll() {
  const named = process.env.PYTHON;
  const usable = (named ? [named] : candidates()).map(probe).filter((python) => python !== undefined);
  const newest = new Map(usable.reverse().map((python) => [python.minor, python]));
  return [...newest.values()].sort((a, b) => b.minor - a.minor);
}

/**
 * @param {{ atLeast?: number, atMost?: number }} [minor] bounds of the minor version, both included
 * @returns {Python} the newest within them
 * @throws {Error} if there is none
 */
export function findPython({ atLeast = 10, atMost = Infinity } = {}) {
  const all = pythons();
  const python = all.find(({ minor }) => minor >= atLeast && minor <= atMost);
  if (python) return python;
  const wanted = atMost === Infinity ? `Python 3.${atLeast} or newer` : `A Python from 3.${atLeast} to 3.${atMost}`;
  const has = all.map(({ minor }) => `3.${minor}`).join(", ") || "none";
  const where = process.env.PYTHON ? `PYTHON=${process.env.PYTHON}` : "PATH and ~/.pyenv/versions";
  throw new Error(
    `${wanted} with its venv module was not found in ${where} (usable: ${has}).\n` +
      "Debian, Ubuntu: sudo apt-get install python3-venv · macOS: brew install python · or set PYTHON=/path/to/python3",
  );
}

/**
 * The interpreter to test the newest Django with: pip gives an older Python an older Django, so the newest is the best.
 *
 * @returns {Python}
 */
export function newestDjangoPython() {
  return findPython();
}

/**
 * A virtual environment in .cache/, made once for each list of requirements.
 *
 * @param {string} name shown in the folder's name
 * @param {string[]} requirements as pip takes them
 * @param {Python} [python]
 * @returns {Promise<string>} the absolute path of its interpreter
 * @throws {Error} if there is no Python, or pip fails
 */
export async function virtualEnvironment(name, requirements, python = findPython()) {
  const key = JSON.stringify([python.command, python.minor, ...requirements]);
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12);
  const directory = await cached(join(cache, `venv-${name}-${hash}`), async (directory) => {
    await run(python.command, ["-m", "venv", directory]);
    if (requirements.length > 0) await install(interpreter(directory), requirements);
  });
  return interpreter(directory);
}

/** @param {string} python @param {string[]} requirements */
async function install(python, requirements) {
  const options = ["--quiet", "--disable-pip-version-check", "--no-input"];
  try {
    await run(python, ["-m", "pip", "install", ...options, ...requirements], { maxBuffer: 2 ** 26 });
  } catch (error) {
    const { stderr } = /** @type {{ stderr: string }} */ (error);
    throw new Error(`pip could not install ${requirements.join(" ")}:\n${stderr.trim()}`, { cause: error });
  }
}

/** @param {string} directory of a virtual environment */
function interpreter(directory) {
  return windows ? join(directory, "Scripts", "python.exe") : join(directory, "bin", "python");
}

/** @returns {string[]} commands that may be a Python, the ones on PATH first */
function candidates() {
  const names = windows ? ["python.exe"] : [...MINORS.map((minor) => `python3.${minor}`), "python3"];
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const versions = join(homedir(), ".pyenv", "versions");
  const pyenv = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, "bin", "python"))
    : [];
  return [...onPath, ...pyenv].filter((path) => existsSync(path));
}

/**
 * Only running it tells: a pyenv shim exists for versions that are not selected, and Debian's python3 has no venv
 * until python3-venv is installed.
 *
 * @param {string} command
 * @returns {Python | undefined}
 */
function probe(command) {
  const script = "import sys, venv, ensurepip, sqlite3; print(*sys.version_info[:2], sys.executable)";
  try {
    const output = execFileSync(command, ["-c", script], { stdio: ["ignore", "pipe", "ignore"], timeout: 10_000 });
    const [, major, minor, executable] = /^(\d+) (\d+) (.+)$/m.exec(output.toString()) ?? [];
    // The executable itself, because what a shim runs depends on the folder that it is called in.
    return major === "3" && executable && Number(minor) >= 10
      ? { command: executable, minor: Number(minor) }
      : undefined;
  } catch {
    return undefined;
  }
}

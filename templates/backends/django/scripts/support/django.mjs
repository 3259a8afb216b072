// @ts-check
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { listAbove } from "./folders.mjs";

const WINDOWS = process.platform === "win32";

/**
 * @param {string} folder
 * @returns {string} absolute path of the nearest manage.py above
 * @throws {Error} if there is none
 */
export function findManage(folder) {
  const found = listAbove(folder)
    .map((above) => join(above, "manage.py"))
    .find((file) => existsSync(file));
  if (found) return found;
  throw new Error(
    `No manage.py was found in ${folder} or above it.\n` +
      "Fix: run `npm run dev` here, and your backend as you are used to.",
  );
}

/**
 * The project's own interpreter: the active environment, one that lies in the project, or the
 * package manager whose lock file is there.
 *
 * @param {string} manage path of manage.py
 * @returns {string[]} a command and its first arguments
 * @throws {Error} if there is no Python at all
 */
export function findPython(manage) {
  const folders = listAbove(dirname(manage));
  const active = process.env.VIRTUAL_ENV ?? process.env.CONDA_PREFIX;
  const environments = [
    ...(active ? [active] : []),
    ...folders.flatMap((folder) => [".venv", "venv", "env"].map((name) => join(folder, name))),
  ];
  const [directory, file] = WINDOWS ? ["Scripts", "python.exe"] : ["bin", "python"];
  const python = environments.map((path) => join(path, directory, file)).find(existsSync);
  if (python) return [python];

  const managers = { "uv.lock": "uv", "poetry.lock": "poetry", "Pipfile.lock": "pipenv" };
  for (const [lock, manager] of Object.entries(managers)) {
    const used = folders.some((folder) => existsSync(join(folder, lock)));
    if (used && isCommand(manager)) return [manager, "run", "python"];
  }

  const command = (WINDOWS ? ["python", "py"] : ["python3", "python"]).find(isCommand);
  if (command) return [command];
  throw new Error(
    "No Python was found: neither an active environment, nor .venv, nor python3 on the PATH.\n" +
      "Fix: activate your project's environment, and run `npm start` again.",
  );
}

/**
 * @param {string[]} args of runserver: options, and an address such as `8001` or `0.0.0.0:8001`
 * @returns {string} where this machine reaches that server
 */
export function findBackend(args) {
  const address = args.find((arg) => /^(?:.*:)?\d+$/.test(arg)) ?? "8000";
  const [, host = "", port] = /^(?:(.*):)?(\d+)$/.exec(address) ?? [];
  // An address for all interfaces is one to listen on, not one to ask.
  const reachable = { "": "127.0.0.1", 0: "127.0.0.1", "0.0.0.0": "127.0.0.1", "[::]": "[::1]" };
  return `http://${Object(reachable)[host] ?? host}:${port}`;
}

/** @param {string} name */
function isCommand(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, WINDOWS ? `${name}.exe` : name)));
}

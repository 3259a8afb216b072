// @ts-check
/**
 * How `npm start`, which needs this file, finds the backend's program and the address at which it will
 * answer. Change here where virtual environments are looked for.
 */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { listAbove } from "../../webpack/support/files.mjs";

const WINDOWS = process.platform === "win32";
const EXAMPLES = {
  django: "python manage.py runserver",
  flask: "flask --app yourmodule run --debug",
  fastapi: "uvicorn yourmodule:app --reload",
  pyramid: "pserve development.ini --reload",
};

/**
 * The backend's command, run by the project's own environment: the active one, one that lies in the
 * project, that of the package manager whose lock file is there, or the PATH.
 *
 * @param {import("../../webpack/support/address.mjs").Backend} backend
 * @param {string} root the folder of package.json
 * @returns {string[]} a program and its arguments
 * @throws {Error} if package.json names no command, or the program is nowhere
 */
export function findCommand({ command, folder }, root) {
  if (typeof command !== "string" || command.trim() === "") throw noCommand(root);
  const [name = "", ...args] = splitWords(command);
  const folders = listAbove(folder);
  const active = process.env.VIRTUAL_ENV ?? process.env.CONDA_PREFIX;
  const environments = [
    ...(active ? [active] : []),
    ...folders.flatMap((above) => [".venv", "venv", "env"].map((venv) => join(above, venv))),
  ];
  const directories = environments.map((path) => join(path, WINDOWS ? "Scripts" : "bin"));
  // An active environment that lacks the program is not the project's.
  const program = directories.map((path) => findProgram(name, [path])).find(Boolean);
  if (program) return [program, ...args];

  const managers = { "uv.lock": "uv", "poetry.lock": "poetry", "Pipfile.lock": "pipenv" };
  const path = (process.env.PATH ?? "").split(delimiter);
  for (const [lock, manager] of Object.entries(managers)) {
    const used = folders.some((above) => existsSync(join(above, lock)));
    if (used && findProgram(manager, path)) return [manager, "run", name, ...args];
  }

  const names = name === "python" ? [...(WINDOWS ? ["py"] : ["python3"]), name] : [name];
  const found = names.find((candidate) => findProgram(candidate, path));
  if (found) return [found, ...args];
  throw new Error(
    `${name} was not found: neither in an active environment, nor in .venv, nor on the PATH.\n` +
      "Fix: activate your project's environment and run `npm start` again,\n" +
      "or change config.backend.command in package.json.",
  );
}

/** @param {string} root the folder of package.json @returns {Error} with an example for the kind of backend */
function noCommand(root) {
  const state = join(root, ".webpack-frontend.json");
  const text = existsSync(state) ? readFileSync(state, "utf8") : "";
  const [, kind = ""] = /"backend": *"(\w+)"/.exec(text) ?? [];
  return new Error(
    `config.backend.command is missing in ${join(root, "package.json")}: what starts your backend?\n` +
      `Fix: npm pkg set config.backend.command="${Reflect.get(EXAMPLES, kind) ?? "…"}"`,
  );
}

/**
 * @param {string} name
 * @param {string[]} directories
 * @returns {string | undefined} path of the program in the first directory that has it
 */
function findProgram(name, directories) {
  const suffixes = WINDOWS ? [".exe", ".cmd", ".bat"] : [""];
  return directories
    .flatMap((directory) => suffixes.map((suffix) => join(directory, name + suffix)))
    .find((file) => existsSync(file));
}

/**
 * @param {string} url where the backend answers if nothing else is said
 * @param {string[]} args given to the backend: `8001`, `0.0.0.0:8001`, `--port 8001`, `-p 8001`, `--host ::`
 * @returns {string} where this machine reaches it
 */
export function findUrl(url, args) {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    options: {
      port: { type: "string", short: "p" },
      host: { type: "string", short: "h" },
      bind: { type: "string", short: "b" },
    },
  });
  const address = values.bind ?? positionals.find((word) => isAddress(word, word === args[0]));
  const [, host = values.host, port = values.port] =
    /^(?:(.*):)?(\d+)$/.exec(String(address ?? "")) ?? [];
  const { hostname, port: standard } = new URL(url);
  return `http://${reachable(host ? String(host) : hostname)}:${port ?? (standard || 80)}`;
}

/**
 * @param {string} word
 * @param {boolean} first what comes later may be the value of an option: the 4 of `--workers 4`
 */
function isAddress(word, first) {
  return /:\d+$|^\d{4,5}$/.test(word) || (first && /^\d+$/.test(word));
}

/**
 * An address for all interfaces is one to listen on, not one to ask.
 *
 * @param {string} host
 */
function reachable(host) {
  if (["0", "0.0.0.0"].includes(host)) return "127.0.0.1";
  if (["::", "[::]"].includes(host)) return "[::1]";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/**
 * @param {string} command
 * @returns {string[]} its words; quotes hold a word together, as in a shell
 */
function splitWords(command) {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

// @ts-check
/**
 * `npm start`: the backend and the dev server together, until one of them ends or you press Ctrl-C.
 *
 * What runs as the backend, in which folder, with which variables and at which address, stands under
 * `config.backend` in package.json: change it there. Without this file, start both by yourself.
 *
 *     npm start                    the command as it stands there
 *     npm start -- --port 8001     the same with more arguments
 */
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readBackend } from "../webpack/support/address.mjs";
import { findLock } from "../webpack/support/files.mjs";
import { onOrphaned } from "../webpack/support/signals.mjs";
import { findCommand, findUrl } from "./support/backend.mjs";
import { BUNDLER } from "./support/bundler.mjs";
import { Processes } from "./support/processes.mjs";

const root = join(import.meta.dirname, "..");

/** @param {string[]} args */
async function start(args) {
  const bundler = findBundler();
  const backend = readBackend(root);
  const [program = "", ...words] = findCommand(backend);
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const env = { ...process.env, ...(colours && { FORCE_COLOR: "1" }) };
  const processes = new Processes();

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => processes.stop({ code: null, signal }));
  }
  onOrphaned(() => processes.stop({ code: null, signal: "SIGTERM" }));

  processes.start("backend", 36, program, [...words, ...args], {
    cwd: backend.folder,
    env: { ...backend.env, ...env, PYTHONUNBUFFERED: "1" },
  });
  processes.start(BUNDLER.name, 35, process.execPath, [bundler, ...BUNDLER.serve], {
    cwd: root,
    env: { ...env, FRONTEND_BACKEND: process.env.FRONTEND_BACKEND || findUrl(backend.url, args) },
  });

  const [{ code, signal }] = await once(processes, "end");
  if (signal === null) {
    process.exitCode = code;
    return;
  }
  // To end by the signal itself tells npm and the shell that nothing has failed.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/**
 * @returns {string} path of the bundler's command, from the packages of this folder or of one above
 * @throws {Error} if they are not installed
 */
function findBundler() {
  try {
    const { resolve } = createRequire(join(root, "package.json"));
    return join(dirname(resolve(`${BUNDLER.package}/package.json`)), BUNDLER.command);
  } catch {
    throw new Error(
      `The packages of ${root} are not installed: ${BUNDLER.name} is missing.\n` +
        `Fix: run \`${findLock(root)?.manager ?? "npm"} install\` there.`,
    );
  }
}

await start(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});

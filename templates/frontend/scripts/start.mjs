// @ts-check
/**
 * `npm start`: the backend and the dev server together, until one of them ends or you press Ctrl-C.
 *
 * What runs as the backend, in which folder, with which variables and at which address, stands under
 * `config.backend` in package.json.
 *
 *     npm start                    the command as it stands there
 *     npm start -- --port 8001     the same with more arguments
 */
import { once } from "node:events";
import { join } from "node:path";
import { onOrphaned } from "../webpack/support/orphan.mjs";
import { readBackend } from "../webpack/support/backend.mjs";
import { findCommand, findUrl } from "./support/backend.mjs";
import { BUNDLER } from "./support/bundler.mjs";
import { findBundler } from "./support/packages.mjs";
import { Processes } from "./support/processes.mjs";

const root = join(import.meta.dirname, "..");

/** @param {string[]} args */
async function start(args) {
  const bundler = findBundler(root);
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

await start(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});

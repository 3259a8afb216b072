// @ts-check
/**
 * `npm start`: the backend and the dev server together, until one of them ends or you press Ctrl-C.
 *
 * What runs as the backend, in which folder, with which variables and at which address, stands under
 * `config.backend` in package.json: change it there. Without this file, start both by yourself.
 *
 *     npm start             the command as it stands there
 *     npm start -- 8001     the same with more arguments: these are runserver's, others take --port 8001
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readBackend } from "../webpack/support/address.mjs";
import { findLock } from "../webpack/support/files.mjs";
import { onOrphaned } from "../webpack/support/signals.mjs";
import { findCommand, findUrl } from "./support/backend.mjs";
import { Processes } from "./support/processes.mjs";

const root = join(import.meta.dirname, "..");

/** @param {string[]} args */
async function start(args) {
  const bundler = findBundler();
  const backend = readBackend(root);
  const [program = "", ...words] = findCommand(backend, root);
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const env = { ...process.env, ...(colours && { FORCE_COLOR: "1" }) };
  const processes = new Processes();

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => processes.stop({ code: null, signal }));
  }
  onOrphaned(() => processes.stop({ code: null, signal: "SIGTERM" }));

  processes.start("backend", 36, program, [...words, ...args], {
    cwd: backend.folder,
    // Until the dev server has compiled, the tags wait for it: assets/build.py.
    env: { ...backend.env, ...env, PYTHONUNBUFFERED: "1", FRONTEND_DEV_SERVER: "1" },
  });
  processes.start(bundler.name, 35, process.execPath, bundler.args, {
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
 * What `npm run dev` runs, to be run without npm in between, which passes no signals on.
 *
 * @returns {{ name: string, args: string[] }} the bundler's command, from the packages of this folder
 *   or of one above, and its arguments
 * @throws {Error} if they are not installed
 */
function findBundler() {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [command = "webpack"] = /(?:webpack|rspack)\s.*/.exec(scripts.dev) ?? [];
  const [name = "", ...options] = command.split(/\s+/);
  try {
    const { resolve } = createRequire(join(root, "package.json"));
    const file = resolve(`${name === "rspack" ? "@rspack/cli" : name}/package.json`);
    const { bin } = JSON.parse(readFileSync(file, "utf8"));
    return { name, args: [join(dirname(file), bin[name]), ...options] };
  } catch {
    throw new Error(
      `The packages of ${root} are not installed: ${name} is missing.\n` +
        `Fix: run \`${findLock(root)?.manager ?? "npm"} install\` there.`,
    );
  }
}

await start(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});

// @ts-check
/**
 * `npm start`: Django and webpack's dev server together, until one of them ends or you press Ctrl-C.
 *
 *     npm start                    Django at 127.0.0.1:8000
 *     npm start -- 0.0.0.0:8001    what runserver takes
 */
import { once } from "node:events";
import { join } from "node:path";
import { onOrphaned } from "../webpack/support/orphan.mjs";
import { findBackend, findManage, findPython } from "./support/django.mjs";
import { findWebpack } from "./support/packages.mjs";
import { Processes } from "./support/processes.mjs";

const root = join(import.meta.dirname, "..");

/** @param {string[]} args */
async function start(args) {
  const webpack = findWebpack(root);
  const manage = findManage(root);
  const [python = "", ...before] = findPython(manage);
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const processes = new Processes();

  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => processes.stop({ code: null, signal }));
  }
  onOrphaned(() => processes.stop({ code: null, signal: "SIGTERM" }));

  processes.start(
    "django",
    36,
    python,
    [...before, manage, "runserver", ...(colours ? ["--force-color"] : []), ...args],
    {
      cwd: join(manage, ".."),
      env: { ...process.env, PYTHONUNBUFFERED: "1" },
    },
  );
  processes.start("webpack", 35, process.execPath, [webpack, "serve", "--mode", "development"], {
    cwd: root,
    env: {
      ...process.env,
      FRONTEND_BACKEND: process.env.FRONTEND_BACKEND || findBackend(args),
      ...(colours && { FORCE_COLOR: "1" }),
    },
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

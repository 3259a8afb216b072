// @ts-check
// npm run demo: the sample Django project with a frontend, made from scratch and served.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { newestDjangoPython, virtualEnvironment } from "./python.mjs";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");
const project = join(root, ".cache/demo");

/**
 * @param {string} cwd
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @throws {Error} if the command fails; its output has been shown
 */
function run(cwd, command, args, env) {
  const { status } = spawnSync(command, args, { cwd, env, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0)
    throw new Error(
      `${command} ${args.join(" ")} failed in ${cwd}.\nMend what it says above, then run this again: npm run demo`,
    );
}

/**
 * @param {number} port
 * @returns {Promise<number>} the first free port of the loopback address from this one on
 */
async function freePort(port) {
  const free = await new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
  return free ? port : freePort(port + 1);
}

await script(async () => {
  setUp();
  const python = await virtualEnvironment("demo", ["django"], newestDjangoPython());
  const env = { ...process.env, VIRTUAL_ENV: dirname(dirname(python)) };
  rmSync(project, { recursive: true, force: true });
  cpSync(join(root, "test/projects/demo"), project, { recursive: true });
  // A repository of its own, or ours would hide its files: it lies in a folder that ours ignores. It also runs without git.
  spawnSync("git", ["init", "--quiet", project], { stdio: "ignore" });

  run(project, process.execPath, [join(root, "dist/cli.mjs"), "django", "--yes"], env);
  run(join(project, "frontend"), "npm", ["run", "build"], env);
  run(project, python, ["manage.py", "migrate", "--verbosity", "0"], env);

  const port = await freePort(8000);
  const address = `http://127.0.0.1:${port}`;
  console.log(`\nThe sample project: ${address}/\nIts new frontend:   ${address}/frontend/\n`);
  console.log(
    `Its files are in ${project}. Ctrl-C stops it; for live reload: cd ${join(project, "frontend")} && npm start\n`,
  );
  const server = spawn(python, ["manage.py", "runserver", String(port)], { cwd: project, env, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => server.kill("SIGTERM"));
  await new Promise((done) => server.on("close", done));
});

// @ts-check
// npm run demo: a sample project with a frontend, made from scratch and served. `npm run demo -- flask` takes another one.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { DEMOS } from "./demos.mjs";
import { virtualEnvironment } from "./python.mjs";
import { script, setUp } from "./setup.mjs";

const root = resolve(import.meta.dirname, "..");

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
  const [backend = "django", ...more] = process.argv.slice(2);
  const demo = DEMOS.get(backend);
  if (!demo || more.length > 0) {
    const all = [...DEMOS.keys()].map((name) => `npm run demo -- ${name}`);
    throw new Error(`There is no demo of ${[backend, ...more].join(" ")}.\nThere are: ${all.join(" · ")}`);
  }

  setUp();
  const project = join(root, ".cache/demo", backend);
  rmSync(project, { recursive: true, force: true });
  cpSync(join(root, "test/projects", demo.project), project, { recursive: true });
  // A repository of its own, or ours would hide its files: it lies in a folder that ours ignores. It also runs without git.
  spawnSync("git", ["init", "--quiet", project], { stdio: "ignore" });
  const python = await virtualEnvironment(`demo-${backend}`, demo.requirements(project));
  const environment = dirname(dirname(python));
  const env = { ...process.env, VIRTUAL_ENV: environment };
  // Where `npm start` looks for one.
  symlinkSync(environment, join(project, ".venv"), "junction");

  const port = await freePort(demo.port);
  const frontend = join(project, demo.frontend);
  demo.listen?.(project, port);
  run(project, process.execPath, [join(root, "dist/cli.mjs"), backend, "--yes"], env);
  run(frontend, "npm", ["run", "build"], env);
  for (const args of demo.prepare ?? []) run(project, python, args, env);

  const address = `http://127.0.0.1:${port}`;
  console.log(`\nThe sample project: ${address}/\nIts new frontend:   ${address}/frontend/\n`);
  console.log(`Its files are in ${project}. Ctrl-C stops it; for live reload: cd ${frontend} && npm start\n`);
  const server = spawn(python, demo.serve(port), { cwd: project, env, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => server.kill("SIGTERM"));
  await new Promise((done) => server.on("close", done));
});

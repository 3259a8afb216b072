import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { djangoPython } from "../support/django.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { mark, nothingLeft, type Mark } from "../support/leftovers.ts";
import { fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { ended, start } from "../support/processes.ts";
import { ownScope } from "../support/temporary.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { until } from "../support/until.ts";

const suite = ownScope();
let project: Project;
let python: string;

before(async () => {
  python = await djangoPython("5.2");
  project = await projectWithFrontend(suite, "startproject", python);
});
after(() => suite.end());

describe("npm start", { timeout: 300_000 }, () => {
  it("runs Django and webpack together until one Ctrl-C, and leaves nothing behind", async (t) => {
    const marked = mark();
    const { backend, webpack, env } = await ports(marked);
    const terminal = openTerminal(t, "npm", ["start", "--", String(backend)], { cwd: project.frontend, env });
    await served(backend, webpack);
    terminal.type(KEYS.ctrlC);
    await until("npm start to end", () => terminal.exited.then(() => true), 15_000);
    await nothingLeft(marked);
    assertNoDevManifest();
  });

  // npm itself does not pass SIGINT on when it is sent to npm alone: it takes it for a Ctrl-C, which all have got.
  it("ends both when a supervisor sends SIGTERM to npm", async (t) => {
    const marked = mark();
    const { backend, webpack, env } = await ports(marked);
    const running = start(t, "npm", ["start", "--", `127.0.0.1:${backend}`], { cwd: project.frontend, env });
    await served(backend, webpack);
    running.kill("SIGTERM");
    await ended(running);
    await nothingLeft(marked);
    assertNoDevManifest();
  });

  it("ends webpack when Django dies, and says so by its exit code", async (t) => {
    const marked = mark();
    const { backend, webpack, env } = await ports(marked);
    const running = start(t, "npm", ["start", "--", String(backend)], { cwd: project.frontend, env });
    await served(backend, webpack);
    kill(marked, /manage\.py.* runserver/);
    const { code } = await ended(running);
    assert.notEqual(code, 0);
    await nothingLeft(marked);
    assertNoDevManifest();
  });

  it("ends Django when webpack dies, and says so by its exit code", async (t) => {
    const marked = mark();
    const { backend, webpack, env } = await ports(marked);
    const running = start(t, "npm", ["start", "--", String(backend)], { cwd: project.frontend, env });
    await served(backend, webpack);
    // Webpack names its process so, whatever its command line was.
    kill(marked, /^\d+ webpack$/);
    const { code } = await ended(running);
    assert.notEqual(code, 0);
    await nothingLeft(marked);
  });
});

async function ports(marked: Mark): Promise<{ backend: number; webpack: number; env: NodeJS.ProcessEnv }> {
  const [backend, webpack] = [await freePort(), await freePort()];
  const env = { ...marked.env, VIRTUAL_ENV: dirname(dirname(python)), FRONTEND_PORT: String(webpack) };
  return { backend, webpack, env };
}

/** Until Django answers with a page that takes its scripts from the dev server. */
async function served(backend: number, webpack: number): Promise<void> {
  const hasDevServer = async () => {
    const { html } = await fetchPage(`http://127.0.0.1:${backend}/frontend/`);
    return html.includes(`http://127.0.0.1:${webpack}/`);
  };
  await until("Django and webpack", hasDevServer, 60_000);
}

/** SIGKILL to the marked processes with such a command line, the oldest first. */
function kill(marked: Mark, command: RegExp): void {
  const victims = marked.alive().filter((line) => command.test(line));
  assert.ok(victims.length > 0, `${String(command)} is not in:\n${marked.alive().join("\n")}`);
  for (const victim of victims) process.kill(Number.parseInt(victim), "SIGKILL");
}

function assertNoDevManifest(): void {
  assert.ok(!existsSync(join(project.frontend, ".webpack/manifest.json")), "the dev manifest was left behind");
}

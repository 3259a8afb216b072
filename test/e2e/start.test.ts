import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BACKENDS, takingPart, type Backend } from "../support/backends.ts";
import { edit } from "../support/edit.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { mark, nothingLeft, type Mark } from "../support/leftovers.ts";
import { fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { ended, start } from "../support/processes.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { until } from "../support/until.ts";
import { variant } from "../support/variant.ts";

interface Launch {
  /** What follows `npm start --`. */
  args: string[];
  marked: Mark;
  env: NodeJS.ProcessEnv;
  /** Where the sample page is. */
  page: string;
  /** Waits until the backend answers with a page that takes its scripts from the dev server. */
  served: () => Promise<void>;
}

interface Starting {
  backend: Backend;
  /** The command line of the process that a test kills: that of the backend's reloader. */
  reloader: RegExp;
  /** Has the backend answer at another port than its usual one. @returns what follows `npm start --` */
  move: (scope: Scope, project: Project, port: number) => Promise<string[]>;
}

const STARTS: Starting[] = [
  {
    backend: BACKENDS.django,
    reloader: /manage\.py.* runserver/,
    move: (_scope, _project, port) => Promise.resolve([`${port}`]),
  },
  { backend: BACKENDS.flask, reloader: /flask .*run --debug/, move: byOption },
  { backend: BACKENDS.fastapi, reloader: /fastapi dev/, move: byOption },
  {
    backend: BACKENDS.pyramid,
    reloader: /pserve development\.ini/,
    // pserve has no such option: the file says it, and package.json repeats it.
    move: async (scope, { folder, frontend }, port) => {
      edit(scope, join(folder, "development.ini"), /^listen = .*$/m, `listen = 127.0.0.1:${port}`);
      await npm(frontend, "pkg", "set", `config.backend.url=http://127.0.0.1:${port}`);
      return [];
    },
  },
];

for (const { backend, reloader, move } of takingPart(STARTS)) {
  describe(`npm start, ${backend.title}`, { timeout: 900_000 }, () => {
    const suite = ownScope();
    let project: Project;
    before(async () => {
      project = await projectWithFrontend(suite, backend);
    });
    after(() => suite.end());

    it("runs the backend and webpack together until one Ctrl-C, and leaves nothing behind", async (t) => {
      for (const built of ["manifest.json", "static/frontend"])
        rmSync(join(project.frontend, built), { recursive: true });
      const { marked, args, env, served, page } = await prepare(t);
      const terminal = openTerminal(t, "npm", ["start", "--", ...args], { cwd: project.frontend, env });
      await served();
      await terminal.see(`Page: ${page} (`);
      // It is about to be compiled: nobody has to be told that there is no build.
      assert.doesNotMatch(terminal.text(), /not been built|npm run build|Local:/);
      terminal.type(KEYS.ctrlC);
      await until("npm start to end", () => terminal.exited.then(() => true));
      await nothingLeft(marked);
      assertNoDevManifest();
    });

    // npm itself does not pass SIGINT on when it is sent to npm alone: it takes it for a Ctrl-C, which all have got.
    it("ends both when a supervisor sends SIGTERM to npm", async (t) => {
      const { marked, args, env, served } = await prepare(t);
      const running = start(t, "npm", ["start", "--", ...args], { cwd: project.frontend, env });
      await served();
      running.kill("SIGTERM");
      await ended(running);
      await nothingLeft(marked);
      assertNoDevManifest();
    });

    it("ends webpack when the backend dies, and says so by its exit code", async (t) => {
      const { marked, args, env, served } = await prepare(t);
      const running = start(t, "npm", ["start", "--", ...args], { cwd: project.frontend, env });
      await served();
      kill(marked, reloader);
      const { code } = await ended(running);
      assert.notEqual(code, 0);
      await nothingLeft(marked);
      assertNoDevManifest();
    });

    it("ends the backend when the bundler dies, and says so by its exit code", async (t) => {
      const { marked, args, env, served } = await prepare(t);
      const running = start(t, "npm", ["start", "--", ...args], { cwd: project.frontend, env });
      await served();
      kill(marked, variant.process);
      const { code } = await ended(running);
      assert.notEqual(code, 0);
      await nothingLeft(marked);
    });

    async function prepare(scope: Scope): Promise<Launch> {
      const [port, webpack, marked] = [await freePort(), await freePort(), mark()];
      const args = await move(scope, project, port);
      const env = { ...marked.env, ...project.env, FRONTEND_PORT: String(webpack) };
      const page = `http://127.0.0.1:${port}/frontend/`;
      const hasDevServer = async () => {
        const { html } = await fetchPage(page);
        return html.includes(`http://127.0.0.1:${webpack}/`);
      };
      const served = async () => {
        await until("the backend and webpack", hasDevServer, 60_000);
      };
      return { args, marked, env, page, served };
    }

    function assertNoDevManifest(): void {
      assert.ok(!existsSync(join(project.frontend, ".webpack/manifest.json")), "the dev manifest was left behind");
    }
  });
}

function byOption(_scope: Scope, _project: Project, port: number): Promise<string[]> {
  return Promise.resolve(["--port", String(port)]);
}

/** SIGKILL to the marked processes with such a command line, the oldest first. */
function kill(marked: Mark, command: RegExp): void {
  const victims = marked.alive().filter((line) => command.test(line));
  assert.ok(victims.length > 0, `${String(command)} is not in:\n${marked.alive().join("\n")}`);
  for (const victim of victims) process.kill(Number.parseInt(victim), "SIGKILL");
}

import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser, openTab } from "../support/browser.ts";
import { servingOf } from "../support/development.ts";
import { devManifest, startDevServer } from "../support/dev-server.ts";
import { edit } from "../support/edit.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { mark, nothingLeft } from "../support/leftovers.ts";
import { freePort } from "../support/ports.ts";
import type { Running } from "../support/processes.ts";
import { runserver, type Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const suite = ownScope();
let project: Project;
let site: Site;
let port: number;

before(async () => {
  project = await projectWithFrontend(suite);
  site = await runserver(suite, servingOf(project));
  port = await freePort();
});
after(() => suite.end());

describe("the dev server, whatever the backend", { timeout: 900_000 }, () => {
  it("knows a new entry without a restart", async (t) => {
    await startServer(t);
    const entry = join(project.frontend, "src/entries/extra.ts");
    writeFileSync(entry, 'document.documentElement.dataset.extra = "here";\n');
    edit(
      t,
      join(project.frontend, "templates/frontend/page.html"),
      "{% block body %}",
      '{% block body %}{% webpack_js "extra" %}',
    );
    const { page } = await openTab(t, await openBrowser(t));
    await until("the entry", async () => {
      await page.goto(`${site.url}/frontend/`);
      return (await page.locator("html[data-extra=here]").count()) === 1;
    });
  });

  it("leaves the last build alone, and takes its own manifest away when it is ended", async (t) => {
    const build = snapshot("manifest.json");
    const marked = mark();
    const server = await startServer(t, marked.env);
    await until("a heartbeat", () => Date.now() - statSync(devManifest(project.frontend)).mtimeMs < 500);
    server.kill("SIGTERM");
    await nothingLeft(marked);
    assert.ok(!existsSync(devManifest(project.frontend)), "the dev manifest was left behind");
    assert.deepEqual(snapshot("manifest.json"), build);
  });
});

function startServer(scope: Scope, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  return startDevServer(scope, project.frontend, { port, backend: site.url, env });
}

function snapshot(path: string): { bytes: string; mtime: number } {
  const file = join(project.frontend, path);
  return { bytes: readFileSync(file, "utf8"), mtime: statSync(file).mtimeMs };
}

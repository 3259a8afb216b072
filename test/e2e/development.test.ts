import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import { devManifest, startDevServer } from "../support/dev-server.ts";
import { djangoPython } from "../support/django.ts";
import { edit } from "../support/edit.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { mark, nothingLeft } from "../support/leftovers.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { ended, type Running } from "../support/processes.ts";
import { runserver, type Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const suite = ownScope();
let project: Project;
let browser: Browser;
let site: Site;
/** The port of the dev server, which tests start and end. */
let port: number;

before(async () => {
  const python = await djangoPython("5.2");
  project = await projectWithFrontend(suite, "startproject", python);
  await npm(project.frontend, "run", "build");
  site = await runserver(suite, { cwd: project.folder, python });
  port = await freePort();
  browser = await openBrowser(suite);
});
after(() => suite.end());

describe("the dev server beside runserver", { timeout: 300_000 }, () => {
  for (const host of ["localhost", "127.0.0.1"]) {
    it(`gives a page at ${host} all that it needs, without an error`, async (t) => {
      await startServer(t);
      const page = await fetchPage(samplePage(host));
      assert.ok(page.html.includes(`src="http://${host}:${port}/`), page.html);
      assert.deepEqual(await brokenLinks(page, [`http://${host}:${port}`]), []);

      const tab = await openSample(t, host);
      await tab.page.getByLabel("One more").click();
      await tab.page.locator("[data-lazy]").click();
      await tab.page.locator("[data-lazy-target]:has(*)").waitFor();
      assert.deepEqual(tab.problems, []);
    });
  }

  it("shows an edit of a script and of a stylesheet without a reload", async (t) => {
    await startServer(t);
    const { page, problems } = await openSample(t);
    await markDocument(page);

    edit(t, join(project.frontend, "src/components/counter.ts"), '"One more"', '"Once again"');
    await page.getByLabel("Once again").waitFor();
    edit(t, join(project.frontend, "src/styles/_counter.scss"), /^/, ".counter { outline: 3px solid rgb(1, 2, 3); }\n");
    await page.waitForFunction("getComputedStyle(document.querySelector('.counter')).outlineColor === 'rgb(1, 2, 3)'");

    assert.ok(await isMarked(page), "the page was reloaded");
    assert.deepEqual(problems, []);
  });

  it("reloads the page when a template changes, with the new text", async (t) => {
    await startServer(t);
    const { page } = await openSample(t);
    await markDocument(page);
    edit(t, join(project.frontend, "templates/frontend/page.html"), "Your frontend works", "It changed");
    await until("the reload", async () => !(await isMarked(page)));
    // Not later: the first page after the reload has it.
    assert.equal(await page.locator("h1").innerText(), "It changed");
  });

  it("reloads the page when Python code changes, once the backend is back", async (t) => {
    await startServer(t);
    const { page, problems } = await openSample(t);
    await markDocument(page);
    edit(t, join(project.frontend, "urls.py"), '"folder": app_name', '"folder": "renamed"');
    await until("the reload", async () => !(await isMarked(page)), 15_000);
    await page.getByText("renamed/src/entries/app.ts").waitFor();
    assert.deepEqual(problems, []);
  });

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
    const { page } = await openTab(t, browser);
    await until("the entry", async () => {
      await page.goto(samplePage());
      return (await page.locator("html[data-extra=here]").count()) === 1;
    });
  });

  it("leaves the last build alone, and takes its own manifest away when it is ended", async (t) => {
    const build = snapshot("manifest.json");
    const marked = mark();
    const server = await startServer(t, marked.env);
    await until("a heartbeat", () => Date.now() - statSync(devManifest(project.frontend)).mtimeMs < 500, 5_000);
    server.kill("SIGTERM");
    await nothingLeft(marked);
    assert.ok(!existsSync(devManifest(project.frontend)), "the dev manifest was left behind");
    assert.deepEqual(snapshot("manifest.json"), build);
  });

  it("is forgotten after a SIGKILL: the page comes from the last build", async (t) => {
    const server = await startServer(t);
    server.kill("SIGKILL");
    await ended(server);
    assert.ok(existsSync(devManifest(project.frontend)), "nobody was there to take it away");
    await until("the last build", async () => !(await fetchPage(samplePage())).html.includes(`:${port}/`), 15_000);
    const { problems } = await openSample(t);
    assert.deepEqual(problems, []);
    assert.deepEqual(await brokenLinks(await fetchPage(samplePage())), []);
  });
});

function samplePage(host = "127.0.0.1"): string {
  return `http://${host}:${site.port}/frontend/`;
}

function startServer(scope: Scope, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  return startDevServer(scope, project.frontend, { port, backend: site.url, env });
}

/** The sample page, its scripts run. */
async function openSample(scope: Scope, host?: string): Promise<Tab> {
  const tab = await openTab(scope, browser);
  await tab.page.goto(samplePage(host));
  await tab.page.getByLabel("One more").waitFor();
  return tab;
}

function snapshot(path: string): { bytes: string; mtime: number } {
  const file = join(project.frontend, path);
  return { bytes: readFileSync(file, "utf8"), mtime: statSync(file).mtimeMs };
}

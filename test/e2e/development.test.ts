import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Change } from "../support/backends.ts";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import { DEVELOPMENT, servingOf } from "../support/development.ts";
import { devManifest, startDevServer } from "../support/dev-server.ts";
import { edit } from "../support/edit.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { ended, type Running } from "../support/processes.ts";
import type { Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const TAGS = '{{ webpack_css("app") }}\n{{ webpack_js("app") }}\n';

for (const { title, backend, start } of DEVELOPMENT) {
  describe(`the dev server beside ${title}`, { timeout: 900_000 }, () => {
    const suite = ownScope();
    let project: Project;
    let browser: Browser;
    let site: Site;
    let server: Running;
    let port: number;

    before(async () => {
      project = await projectWithFrontend(suite, backend);
      if (backend.home) edit(suite, join(project.folder, backend.home.layout), "</head>", `${TAGS}</head>`);
      site = await start(suite, servingOf(project));
      port = await freePort();
      server = await startDevServer(suite, project.frontend, { port, backend: site.url });
      browser = await openBrowser(suite);
    });
    after(() => suite.end());

    for (const host of ["localhost", "127.0.0.1"]) {
      it(`gives a page at ${host} all that it needs, without an error`, async (t) => {
        const url = `http://${host}:${site.port}/frontend/`;
        const page = await fetchPage(url);
        assert.ok(page.html.includes(`src="http://${host}:${port}/`), page.html);
        assert.deepEqual(await brokenLinks(page, [`http://${host}:${port}`]), []);

        const tab = await open(t, browser, url);
        await tab.page.getByLabel("One more").click();
        await tab.page.locator("[data-lazy]").click();
        await tab.page.locator("[data-lazy-target]:has(*)").waitFor();
        assert.deepEqual(tab.problems, []);
      });
    }

    it("shows an edit of a script and of a stylesheet without a reload", async (t) => {
      const { page, problems } = await open(t, browser, `${site.url}/frontend/`);
      await markDocument(page);

      const script = join(project.frontend, "src/components/counter.ts");
      const restoreScript = edit(t, script, '"One more"', '"Once again"');
      await page.getByLabel("Once again").waitFor();
      const outline = ".counter { outline: 3px solid rgb(1, 2, 3); }\n";
      const restoreStyle = edit(t, join(project.frontend, "src/styles/counter.css"), /^/, outline);
      await page.waitForFunction(
        "getComputedStyle(document.querySelector('.counter')).outlineColor === 'rgb(1, 2, 3)'",
      );

      restoreScript();
      await page.getByLabel("One more").waitFor();
      restoreStyle();
      await page.waitForFunction(
        "getComputedStyle(document.querySelector('.counter')).outlineColor !== 'rgb(1, 2, 3)'",
      );
      assert.ok(await isMarked(page), "the page was reloaded");
      assert.deepEqual(problems, []);
    });

    it("reloads the sample page when its template changes, with the new text", async (t) => {
      const file = relative(project.folder, join(project.frontend, "templates/frontend/page.html"));
      await assertReloaded(t, "/frontend/", { file, from: "Your frontend works", to: "It changed" });
    });

    it("reloads a page when Python code changes, once the backend is back", async (t) => {
      const folder = relative(project.folder, join(project.frontend, "assets/sample.py"));
      const sample = { file: folder, from: '"folder": folder.name', to: '"folder": "renamed"' };
      const { page } = await assertReloaded(t, backend.home ? "/" : "/frontend/", backend.home?.code ?? sample, [
        backend.home?.code.from ?? "frontend/src/entries/app.ts",
        backend.home?.code.to ?? "renamed/src/entries/app.ts",
      ]);
      assert.ok(await isMarked(page));
    });

    if (backend.home) {
      const { template } = backend.home;
      it("reloads a page of the project's own when its template changes, with the new text", async (t) => {
        await assertReloaded(t, "/", template);
      });
    }

    it("is forgotten after a SIGKILL: the page comes from the last build", async (t) => {
      server.kill("SIGKILL");
      await ended(server);
      assert.ok(existsSync(devManifest(project.frontend)), "nobody was there to take it away");
      const url = `${site.url}/frontend/`;
      await until("the last build", async () => !(await fetchPage(url)).html.includes(`:${port}/`));
      const tab = await openTab(t, browser);
      await tab.page.goto(url);
      await tab.page.getByLabel("One more").waitFor();
      assert.deepEqual(tab.problems, []);
      assert.deepEqual(await brokenLinks(await fetchPage(url)), []);
    });

    /** A change shows in an open page by itself, and so does its end. The first page after a reload has it, not a later one. */
    async function assertReloaded(
      t: Scope,
      path: string,
      { file, from, to }: Change,
      words = [from, to],
    ): Promise<Tab> {
      const tab = await open(t, browser, `${site.url}${path}`);
      const [before = "", after = ""] = words;
      const text = () => tab.page.locator("body").innerText();
      assert.ok((await text()).includes(before), await text());

      await markDocument(tab.page);
      const restore = edit(t, join(project.folder, file), from, to);
      await isReloaded(tab.page);
      assert.ok((await text()).includes(after), await text());

      await markDocument(tab.page);
      restore();
      await isReloaded(tab.page);
      assert.ok((await text()).includes(before), await text());
      await markDocument(tab.page);
      assert.deepEqual(tab.problems, []);
      return tab;
    }
  });
}

/** A page that the dev server can reach: it hears of no change before that. */
async function open(scope: Scope, browser: Browser, url: string): Promise<Tab> {
  const tab = await openTab(scope, browser);
  await connected(tab.page, () => tab.page.goto(url));
  return tab;
}

async function isReloaded(page: Page): Promise<void> {
  // A server that restarts may take a while.
  await connected(page, () => until("the reload", async () => !(await isMarked(page))));
}

async function connected(page: Page, load: () => Promise<unknown>): Promise<void> {
  const greeting = page
    .waitForEvent("websocket", { timeout: 30_000 })
    .then((socket) => socket.waitForEvent("framereceived"));
  await Promise.all([greeting, load()]);
}

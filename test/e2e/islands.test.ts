import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { BACKENDS, type Backend } from "../support/backends.ts";
import { isMarked, markDocument, openBrowser, openTab } from "../support/browser.ts";
import { deploy } from "../support/deploy.ts";
import { startDevServer } from "../support/dev-server.ts";
import { edit } from "../support/edit.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { secondOrigin } from "../support/origin.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { POLICIES } from "../support/policies.ts";
import { freePort } from "../support/ports.ts";
import { PRODUCTION } from "../support/production.ts";
import { assertAllBelow, assertLivesInBrowser, assertSealed } from "../support/sample.ts";
import type { Site } from "../support/serve.ts";
import { ownScope, temporaryFolder, type Scope } from "../support/temporary.ts";

interface Kind {
  backend: Backend;
  ui: string;
  /** In production, under a strict policy; the files come from elsewhere, where that is said. */
  serve: (scope: Scope, project: Project, staticUrl?: string, root?: string) => Promise<Site>;
  /** An edit of a component that keeps its state. */
  component: { file: string; from: string; to: string };
}

const KINDS: Kind[] = [
  {
    backend: BACKENDS.django,
    ui: "react",
    serve: async (scope, project, url, root) => {
      const backend = "frontend.storage.ManifestStaticFilesStorage";
      return (await deploy(scope, project, { django: "5.2", backend, url, root })).site;
    },
    component: { file: "Counter.tsx", from: 'className="counter-value">', to: 'className="counter-value">at ' },
  },
  {
    backend: BACKENDS.fastapi,
    ui: "vue",
    serve: (scope, project, staticUrl) => {
      const server = PRODUCTION.find(({ backend }) => backend === BACKENDS.fastapi);
      assert.ok(server);
      return server.start(scope, project, { staticUrl });
    },
    component: { file: "Palette.vue", from: 'aria-label="Colour of this page"', to: 'aria-label="Another one"' },
  },
];

for (const { backend, ui, serve, component } of KINDS) {
  describe(`the sample page's islands, ${backend.title} and ${ui}`, { timeout: 900_000 }, () => {
    const suite = ownScope();
    let project: Project;
    let browser: Browser;

    before(async () => {
      project = await projectWithFrontend(suite, backend, { options: ["--architecture", "islands", "--ui", ui] });
      browser = await openBrowser(suite);
    });
    after(() => suite.end());

    it("live in production, under a strict policy, and their files are sealed", async (t) => {
      const site = await serve(t, project);
      const page = await fetchPage(`${site.url}/frontend/`);
      assert.deepEqual(await brokenLinks(page), []);
      assertSealed(page);
      const preloads = page.links.filter(({ attributes }) => attributes.get("rel") === "preload");
      const scripts = preloads.filter(({ attributes }) => attributes.get("as") === "script");
      assert.ok(scripts.some(({ url }) => url.includes("/islands/Counter.")));
      for (const { url, attributes } of scripts) assert.match(attributes.get("integrity") ?? "", /^sha384-/, url);
      await assertLivesInBrowser(t, browser, page.url);
    });

    it("come from a second origin that is decided at run time", async (t) => {
      const root = backend.name === "django" ? temporaryFolder(t, "cdn") : `${project.frontend}/static`;
      const cdn = await secondOrigin(t, root);
      const site = await serve(t, project, cdn.url, root);
      const files = await assertLivesInBrowser(t, browser, `${site.url}/frontend/`);
      assertAllBelow(files, `${cdn.url}frontend/`);
      assert.ok(
        files.some((url) => /\/js\/islands\/Chart\.[0-9a-f]+\.js$/.test(url)),
        files.join(),
      );
    });

    it("come from the dev server, under a strict policy, and keep their state while they are edited", async (t) => {
      const policy = POLICIES.find((one) => one.backend === backend);
      const port = await freePort();
      const site = await policy?.start(t, project, `localhost:${port}`);
      assert.ok(site);
      await startDevServer(t, project.frontend, { port, backend: site.url });
      const { page, problems } = await openTab(t, browser);
      await page.goto(`http://localhost:${site.port}/frontend/`);
      await page.locator("frontend-island[name=Counter]").getByLabel("One more").click();
      await page.locator("frontend-island[name=Palette]").hover();
      const colour = page.locator(".palette-colour").nth(1);
      await colour.click();
      await markDocument(page);
      edit(t, join(project.frontend, "src/islands", component.file), component.from, component.to);
      await page.locator(component.file === "Counter.tsx" ? "text=at 6" : "[aria-label='Another one']").waitFor();
      assert.equal(await colour.getAttribute("aria-pressed"), "true");
      assert.ok(await isMarked(page), "it was not loaded again");
      assert.deepEqual(problems, []);
    });
  });
}

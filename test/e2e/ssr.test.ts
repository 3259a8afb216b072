import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { BACKENDS, type Backend } from "../support/backends.ts";
import { openBrowser } from "../support/browser.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import type { Site } from "../support/serve.ts";
import { openNoting, serve, startService } from "../support/ssr.ts";
import { ownScope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const KINDS: { backend: Backend; ui: string }[] = [
  { backend: BACKENDS.django, ui: "react,vue" },
  { backend: BACKENDS.flask, ui: "vue" },
  { backend: BACKENDS.fastapi, ui: "preact" },
  { backend: BACKENDS.pyramid, ui: "react" },
];

for (const { backend, ui } of KINDS) {
  describe(`a page with rendered islands, ${backend.title} and ${ui}`, { timeout: 900_000 }, () => {
    const suite = ownScope();
    let project: Project;
    let browser: Browser;
    let site: Site;

    before(async () => {
      const options = ["--architecture", "ssr-service", "--ui", ui];
      project = await projectWithFrontend(suite, backend, { packages: false, options });
      browser = await openBrowser(suite);
      site = await serve(suite, backend, project);
    });
    after(() => suite.end());

    const page = () => fetch(`${site.url}/frontend/`).then((response) => response.text());

    it("has their HTML when it arrives, and keeps its elements when they come to life", async (t) => {
      const service = await startService(t, project);
      await until("the HTML", async () => (await page()).includes(" ssr>"));
      const html = await page();
      assert.match(html, /<frontend-island name="Arrival"[^>]* ssr><p>This was in the page\./);
      assert.doesNotMatch(html, /<!--\/?island/);
      const { page: tab, problems, warnings } = await openNoting(t, browser, `${site.url}/frontend/`);
      await tab.locator("frontend-island[name=Arrival]", { hasText: "It is live" }).waitFor();
      const kept = await tab.evaluate(() =>
        (globalThis as never as { rendered: Element[] }).rendered.map((one) => one.isConnected),
      );
      assert.deepEqual(kept, [true]);
      assert.deepEqual([...problems, ...warnings], []);
      await service.stop();
    });

    it("is there without the service, and the browser renders them", async (t) => {
      const html = await page();
      assert.match(html, /<frontend-island name="Arrival"[^>]*><\/frontend-island>/);
      const { page: tab, problems } = await openNoting(t, browser, `${site.url}/frontend/`);
      await tab.locator("frontend-island[name=Arrival]", { hasText: "It is live" }).waitFor();
      assert.deepEqual(problems, []);
    });
  });
}

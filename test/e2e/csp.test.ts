import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { takingPart } from "../support/backends.ts";
import { isMarked, markDocument, openBrowser, openTab } from "../support/browser.ts";
import { startDevServer } from "../support/dev-server.ts";
import { edit } from "../support/edit.ts";
import { projectWithFrontend } from "../support/frontend.ts";
import { POLICIES } from "../support/policies.ts";
import { freePort } from "../support/ports.ts";
import { ownScope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const suite = ownScope();
let browser: Browser;

before(async () => {
  browser = await openBrowser(suite);
});
after(() => suite.end());

describe("development under a strict Content-Security-Policy with nonces", { timeout: 900_000 }, () => {
  for (const { title, backend, start } of takingPart(POLICIES)) {
    it(`needs no more than the nonce and the dev server's address: ${title}`, async (t) => {
      const scope = ownScope();
      t.after(() => scope.end());
      const project = await projectWithFrontend(scope, backend);
      const port = await freePort();
      const site = await start(scope, project, `localhost:${port}`);
      await startDevServer(scope, project.frontend, { port, backend: site.url });

      const { page, problems } = await openTab(scope, browser);
      const response = await page.goto(`http://localhost:${site.port}/frontend/`);
      const header = (await response?.headerValue("content-security-policy")) ?? "";
      assert.match(header, /default-src 'none'/);
      assert.match(header, /script-src +'nonce-[^']+'(;|$)/);
      assert.match(header, /style-src +'nonce-[^']+'(;|$)/);
      await page.getByLabel("One more").click();
      await markDocument(page);

      // The lazy chunk and its stylesheet.
      await page.locator("[data-lazy]").click();
      await page.locator("[data-lazy-target] .page-weight").waitFor();
      assert.ok(await page.evaluate("[...document.styleSheets].some(({ href }) => href?.includes('page-weight'))"));

      // Hot updates: of a script, of a stylesheet, of a lazy stylesheet.
      edit(scope, join(project.frontend, "src/components/counter.ts"), '"One more"', '"Once again"');
      await page.getByLabel("Once again").waitFor();
      edit(
        scope,
        join(project.frontend, "src/styles/counter.css"),
        /^/,
        ".counter { outline: 3px solid rgb(1, 2, 3); }\n",
      );
      await hasOutline(page, ".counter", "rgb(1, 2, 3)");
      const lazy = join(project.frontend, "src/components/page-weight.css");
      edit(scope, lazy, /$/, "\n.page-weight { outline: 3px solid rgb(4, 5, 6); }\n");
      await hasOutline(page, ".page-weight", "rgb(4, 5, 6)");

      assert.ok(await isMarked(page), "the page was reloaded");
      assert.deepEqual(problems, []);
    });
  }
});

/** Playwright's own waiting would need 'unsafe-eval', and a policy that has it is not strict. */
function hasOutline(page: Page, selector: string, colour: string): Promise<unknown> {
  const outline = () => page.locator(selector).evaluate((element) => getComputedStyle(element).outlineColor);
  return until(`${colour} around ${selector}`, async () => (await outline()) === colour);
}

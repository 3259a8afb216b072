import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { coverPairs, coverValues, titleOf } from "../support/combinations.ts";
import { DEVELOPMENT } from "../support/development.ts";
import { announce, environmentOf, installPackages, npm } from "../support/frontend.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { assertLivesInBrowser } from "../support/sample.ts";
import { ownScope } from "../support/temporary.ts";
import { renderCombination } from "./folders.ts";

const suite = ownScope();
let browser: Browser;
before(async () => {
  browser = await openBrowser(suite);
});
after(() => suite.end());

describe("every choice, built and served", { timeout: 900_000 }, () => {
  for (const combination of coverValues(coverPairs())) {
    it(titleOf(combination), async (t) => {
      const { backend, project, frontend } = await renderCombination(t, combination);
      await installPackages(frontend);
      await npm(frontend, "run", "build");
      const python = await backend.python();
      await announce(backend, project, python);
      const env = environmentOf(backend, project, python);
      const server = DEVELOPMENT.find((row) => row.backend === backend);
      assert.ok(server, `no server for ${backend.title}`);
      const site = await server.start(t, { cwd: project, python, env });
      const page = await fetchPage(`${site.url}/frontend/`);
      assert.deepEqual(await brokenLinks(page), []);
      await assertLivesInBrowser(t, browser, page.url);
    });
  }
});

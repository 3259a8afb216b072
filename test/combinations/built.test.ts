import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { coverPairs, coverValues, titleOf, type Combination } from "../support/combinations.ts";
import { DEVELOPMENT } from "../support/development.ts";
import { announce, environmentOf, linkPackages, npm } from "../support/frontend.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { assertLivesInBrowser } from "../support/sample.ts";
import { ownScope } from "../support/temporary.ts";
import { installTogether, renderCombination, type Rendered } from "./folders.ts";

const suite = ownScope();
const combinations = coverValues(coverPairs());
const folders = new Map<Combination, Rendered>();
let packages: Map<Rendered, string>;
let browser: Browser;

before(async () => {
  for (const combination of combinations) folders.set(combination, await renderCombination(suite, combination));
  packages = await installTogether([...folders.values()]);
  browser = await openBrowser(suite);
});
after(() => suite.end());

describe("every choice, built and served", { timeout: 900_000 }, () => {
  for (const combination of combinations) {
    it(titleOf(combination), async (t) => {
      const folder = folders.get(combination);
      assert.ok(folder);
      const { backend, project, frontend } = folder;
      linkPackages(packages.get(folder) ?? "", join(frontend, "node_modules"));
      await npm(frontend, "run", "build");
      const python = await backend.python();
      await announce(backend, project, python);
      const server = DEVELOPMENT.find((row) => row.backend === backend);
      assert.ok(server, `no server for ${backend.title}`);
      const site = await server.start(t, { cwd: project, python, env: environmentOf(backend, project, python) });
      const page = await fetchPage(`${site.url}/frontend/`);
      assert.deepEqual(await brokenLinks(page), []);
      await assertLivesInBrowser(t, browser, page.url);
    });
  }
});

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { BACKENDS, type Backend } from "../support/backends.ts";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { servingOf } from "../support/development.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { typeDjango, typeFastapi, typeIslands } from "../support/recipes.ts";
import { runserver, type Site } from "../support/serve.ts";
import { fastapiDev } from "../support/servers.ts";
import { ownScope, type Scope } from "../support/temporary.ts";

interface Reader {
  backend: Backend;
  ui: string;
  ending: "tsx" | "vue";
  type: (project: Project) => unknown;
  start: typeof runserver;
}

const READERS: Reader[] = [
  { backend: BACKENDS.django, ui: "react", ending: "tsx", type: typeDjango, start: runserver },
  { backend: BACKENDS.fastapi, ui: "vue", ending: "vue", type: typeFastapi, start: fastapiDev },
];

for (const { backend, ui, ending, type, start } of READERS) {
  describe(`the recipes of docs/islands.md, ${backend.title} and ${ui}`, { timeout: 900_000 }, () => {
    const suite = ownScope();
    let project: Project;
    let browser: Browser;
    let site: Site;
    let islands: string[];

    before(async () => {
      const options = ["--architecture", "islands", "--ui", ui];
      project = await projectWithFrontend(suite, backend, { packages: false, options });
      islands = await typeIslands(project, ending);
      await type(project);
      await npm(project.frontend, "run", "build");
      site = await start(suite, servingOf(project));
      browser = await openBrowser(suite);
    });
    after(() => suite.end());

    const open = async (scope: Scope, path: string): Promise<Tab> => {
      const tab = await openTab(scope, browser);
      await tab.page.goto(`${site.url}/${path}`);
      return tab;
    };

    it("are typed and linted as they stand", async () => {
      assert.equal(islands.length, 4, islands.join());
      await npm(project.frontend, "run", "typecheck");
      await npm(project.frontend, "run", "lint");
    });

    it("draw the backend's numbers", async (t) => {
      const { page, problems } = await open(t, "report");
      const canvas = page.getByRole("img", { name: "Orders a month" });
      await canvas.waitFor();
      const box = await canvas.boundingBox();
      assert.ok(box && box.width > 200 && box.height > 100, JSON.stringify(box));
      const props = await page.locator("frontend-island").getAttribute("props");
      assert.match(
        props ?? "",
        /^\{"months":\[\{"month":"2026-01-01","orders":2\},\{"month":"2026-02-01","orders":1\}\]\}$/,
      );
      assert.deepEqual(problems, []);
    });

    it("say what is wrong with a form before it is sent, and after", async (t) => {
      const { page, problems } = await open(t, "sign-up");
      const field = page.getByLabel("Username", { exact: true });
      await field.fill("ada");
      await field.blur();
      await page.getByText("The name ada is taken.").waitFor();
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.locator("frontend-island[name=Username] output:not(:empty)").waitFor();
      assert.equal(await field.inputValue(), "ada");
      await field.fill("grace");
      await field.blur();
      await page.locator("frontend-island[name=Username] output:empty").waitFor({ state: "attached" });
      assert.equal(await field.inputValue(), "grace");
      assert.deepEqual(problems, []);
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.waitForURL(`${site.url}/`);
    });

    it("pick a date, by the keyboard and without a script", async (t) => {
      const { page, problems } = await open(t, "task");
      await page.locator("[name=due][type=date]").focus();
      await page.locator(".flatpickr-calendar.open").waitFor();
      await page.getByLabel("May 19, 2026").click();
      assert.equal(await page.getByLabel("Date").inputValue(), "2026-05-19");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("due on 19 May 2026").waitFor();
      assert.deepEqual(problems, []);

      const plain = await openTab(t, browser, { javaScriptEnabled: false });
      await plain.page.goto(`${site.url}/task`);
      assert.equal(await plain.page.locator("[name=due]").inputValue(), "2026-05-01");
      await plain.page.getByRole("button", { name: "Save" }).click();
      await plain.page.getByText("due on 01 May 2026").waitFor();
    });

    it("show the server's rows, and fetch more of them", async (t) => {
      const { page, problems } = await open(t, "books");
      const rows = page.locator("tr");
      await rows.nth(19).waitFor();
      assert.equal(await rows.count(), 20);
      await page.getByRole("button", { name: "More" }).click();
      await rows.nth(29).waitFor();
      assert.equal(await rows.nth(29).innerText(), "Book 29\t1929");
      assert.equal(await page.getByRole("button", { name: "More" }).count(), 0);
      assert.deepEqual(problems, []);
    });
  });
}

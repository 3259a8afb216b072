import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { BACKENDS } from "../support/backends.ts";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { PRODUCTION } from "../support/production.ts";
import type { Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

/** Pages with a place for a part, and parts that bring an entry of their own and an island. */
const SETUP = readFileSync(join(import.meta.dirname, "../support/applications/parts.py"), "utf8");

/** Counts its runs. */
const CHART = `import "../styles/chart.css";

const { dataset } = document.documentElement;
dataset.chart = String(Number(dataset.chart ?? 0) + 1);
`;

for (const features of ["htmx,turbo", "htmx2"]) {
  describe(`parts of a page that bring scripts and styles: ${features}`, { timeout: 600_000 }, () => {
    const suite = ownScope();
    let browser: Browser;
    let project: Project;
    let site: Site;

    before(async () => {
      browser = await openBrowser(suite);
      const options = ["--features", features, "--architecture", "islands", "--ui", "none", "--styles", "css"];
      project = await projectWithFrontend(suite, BACKENDS.flask, { options });
      const write = (path: string, text: string): void => {
        mkdirSync(join(project.frontend, path, ".."), { recursive: true });
        writeFileSync(join(project.frontend, path), text);
      };
      write("src/entries/chart.ts", CHART);
      write("src/styles/chart.css", ".tea { color: rgb(1, 2, 3); }\n");
      await npm(project.frontend, "run", "build");
      const server = PRODUCTION.find(({ backend }) => backend === BACKENDS.flask);
      assert.ok(server);
      const env = { ...project.env, TEST_CONNECT: "'self'", TEST_SETUP: SETUP };
      site = await server.start(suite, { ...project, env }, {});
    });
    after(() => suite.end());

    const open = async (t: Scope): Promise<Tab> => {
      const tab = await openTab(t, browser);
      await tab.page.goto(`${site.url}/whole`);
      await tab.page.locator("[data-counter] .counter-value").waitFor();
      return tab;
    };
    const openAt = async (t: Scope, path: string): Promise<Tab> => {
      const tab = await openTab(t, browser);
      await tab.page.goto(site.url + path);
      return tab;
    };

    /** What has come is styled, has run once, has its island, and nothing of the page has come or run again. */
    const isWhole = async (page: Page, place: string): Promise<void> => {
      const tea = page.locator(`${place} .tea`);
      await tea.waitFor();
      await until("its style", async () => (await colourOf(tea)) === "rgb(1, 2, 3)");
      await page.locator(`${place} .chart-bar`).first().waitFor();
      const found = await page.evaluate(() => {
        const urls = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
        return {
          runs: document.documentElement.dataset.chart,
          again: urls.filter((url, index) => /\.(js|css)$/.test(url) && urls.indexOf(url) !== index),
          counters: document.querySelectorAll("[data-counter] .counter-value").length,
          runtimes: [...document.scripts].filter(({ src }) => src.includes("/runtime.")).length,
        };
      });
      assert.deepEqual(found, { runs: "1", again: [], counters: 1, runtimes: 1 });
    };
    const colourOf = (tea: ReturnType<Page["locator"]>) => tea.evaluate((element) => getComputedStyle(element).color);

    it("has them once, with the nonce of the page, however often it comes", async (t) => {
      const { page, problems } = await open(t);
      for (let time = 0; time < 3; time++) {
        const before = await page.locator("#part").textContent();
        await page.getByRole("button", { name: "ask" }).click();
        await until("another part", async () => (await page.locator("#part").textContent()) !== before);
        await isWhole(page, "#part");
      }
      assert.deepEqual(problems, []);
    });

    it("keeps the rows that stand after its tags, and has nothing of them among these", async (t) => {
      const { page, problems } = await openAt(t, "/table");
      await page.getByRole("button", { name: "ask" }).click();
      const row = page.locator("tbody > tr#row > td.tea");
      await until("its style", async () => (await colourOf(row)) === "rgb(1, 2, 3)");
      assert.equal(await page.locator("tbody > *").count(), 1);
      assert.deepEqual(problems, []);
    });

    it("sends the token of the page that a boosted link has brought", async (t) => {
      const { page, problems } = await openAt(t, "/boosted");
      await markDocument(page);
      const saved: (string | null)[] = [];
      for (let time = 0; time < 2; time++) {
        await page.getByRole("button", { name: "save" }).click();
        await page.locator("#saved", { hasText: "saved as" }).waitFor();
        saved.push(await page.locator("#saved").textContent());
        await page.getByRole("link", { name: "log in" }).click();
        await until("the page anew", async () => (await page.locator("#saved").textContent()) === "");
      }
      assert.notEqual(saved[0], saved[1], "another session");
      assert.ok(await isMarked(page), "the same document");
      assert.deepEqual(problems, []);
    });

    it("brings what the head of a page has that a boosted link leads to", async (t) => {
      const { page, problems } = await openAt(t, "/pages");
      await markDocument(page);
      await page.getByRole("link", { name: "another page" }).click();
      const tea = page.locator("#drive .tea");
      await until("its style", async () => (await colourOf(tea)) === "rgb(1, 2, 3)");
      await until("its script", () => page.evaluate(() => document.documentElement.dataset.chart === "1"));
      assert.ok(await isMarked(page), "the same document");
      // htmx does not take over the nonce of a script that stands in a page: fragments.ts is for files.
      assert.ok(
        problems.every((problem) => problem.includes("inline script")),
        problems.join("\n"),
      );
    });

    it("leaves alone what stands in a comment", async (t) => {
      const { page, problems } = await openAt(t, "/table");
      const chart = await page.request
        .get(`${site.url}/row`)
        .then(async (answer) => (await answer.text()).split("<tr")[0]);
      await page.route("**/row", (route) =>
        route.fulfill({ contentType: "text/html", body: `<!-- ${chart} --><tr id="row"><td>quiet</td></tr>` }),
      );
      await page.getByRole("button", { name: "ask" }).click();
      await page.locator("td", { hasText: "quiet" }).waitFor();
      assert.equal(await page.locator('script[src*="/chart."], link[href*="/chart."]').count(), 0);
      assert.deepEqual(problems, []);
    });

    it("tells another build by the name of its runtime", async () => {
      const runtime = () =>
        readdirSync(join(project.frontend, "static/frontend/js")).filter((name) => /^runtime\..*\.js$/.test(name));
      const before = runtime();
      appendFileSync(join(project.frontend, "src/entries/chart.ts"), 'document.title = "chart";\n');
      await npm(project.frontend, "run", "build");
      assert.equal(runtime().filter((name) => !before.includes(name)).length, 1);
    });

    if (features.includes("turbo")) {
      it("leads out of a frame, where its head says so after the tags", async (t) => {
        const { page, problems } = await openAt(t, "/frames");
        await page.getByRole("link", { name: "expired" }).click();
        await page.getByRole("heading", { name: "Log in" }).waitFor();
        assert.deepEqual(problems, []);
      });

      it("has the nonce of the page that is open, also when a visit brings a whole page", async (t) => {
        const { page, problems } = await openAt(t, "/frames");
        await markDocument(page);
        for (let visit = 0; visit < 2; visit++) {
          await page.getByRole("link", { name: "drive" }).click();
          const tea = page.locator("#drive .tea");
          await tea.waitFor();
          await until("its style", async () => (await colourOf(tea)) === "rgb(1, 2, 3)");
          await until("its scripts", () =>
            page.evaluate(() => {
              const { chart, inline, body } = document.documentElement.dataset;
              return chart === "1" && inline === "1" && body === "1";
            }),
          );
          if (visit === 0) await page.goBack();
        }
        assert.ok(await isMarked(page));
        assert.deepEqual(problems, []);
      });

      it("does not sign what came without the nonce of its own page", async (t) => {
        const { page, problems } = await openAt(t, "/frames");
        await page.evaluate(() => {
          for (const link of document.links) link.search = "?smuggled";
        });
        await page.getByRole("link", { name: "drive" }).click();
        await page.locator("#drive .tea").waitFor();
        await until("both to be refused", () => problems.length >= 2);
        assert.ok(
          problems.every((problem) => problem.includes("Content Security Policy")),
          problems.join("\n"),
        );
        assert.notEqual(await page.title(), "smuggled");
      });

      it("has that nonce in a frame of a page that a visit has brought", async (t) => {
        const { page, problems } = await openAt(t, "/frames");
        await page.getByRole("link", { name: "whole" }).click();
        await page.getByRole("link", { name: "frame" }).click();
        const tea = page.locator("#frame .tea");
        await until("its style", async () => (await colourOf(tea)) === "rgb(1, 2, 3)");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.chart), "1");
        assert.deepEqual(problems, []);
      });

      it("has them once in a frame of Turbo's, in a stream, and in what htmx brings after that", async (t) => {
        const { page, problems } = await open(t);
        await page.getByRole("link", { name: "frame" }).click();
        await isWhole(page, "#frame");
        await page.getByRole("button", { name: "stream" }).click();
        await isWhole(page, "#stream");
        await page.getByRole("button", { name: "ask" }).click();
        await isWhole(page, "#part");
        assert.deepEqual(problems, []);
      });

      it("has them in a stream that comes first", async (t) => {
        const { page, problems } = await open(t);
        await page.getByRole("button", { name: "stream" }).click();
        await isWhole(page, "#stream");
        assert.deepEqual(problems, []);
      });
    }

    it("violates no policy that knows no nonces", async (t) => {
      const { page, problems } = await openTab(t, browser);
      await page.route("**/whole", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "default-src 'self'" };
        await route.fulfill({ response, headers });
      });
      await page.goto(`${site.url}/whole`);
      await page.getByRole("button", { name: "ask" }).click();
      await isWhole(page, "#part");
      assert.deepEqual(problems, []);
    });

    it("of another build loads the page anew, and once", async (t) => {
      const { page } = await open(t);
      const other = "/static/frontend/js/runtime.0123456789abcdef0123.js";
      await page.route("**/part", (route) =>
        route.fulfill({
          contentType: "text/html",
          body: `<script src="${other}" defer></script>new`,
        }),
      );
      await page.route(`**${other}`, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
      await markDocument(page);
      await page.getByRole("button", { name: "ask" }).click();
      await until("another document", async () => !(await isMarked(page).catch(() => true)));
      await page.locator("[data-counter] .counter-value").waitFor();
      await markDocument(page);
      await page.getByRole("button", { name: "ask" }).click();
      await page.locator("#part", { hasText: "new" }).waitFor();
      assert.ok(await isMarked(page));
    });
  });
}

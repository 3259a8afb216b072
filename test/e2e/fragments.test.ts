import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { BACKENDS } from "../support/backends.ts";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import { npm, projectWithFrontend } from "../support/frontend.ts";
import { PRODUCTION } from "../support/production.ts";
import type { Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

/** Views of the application: pages with a place for a part, and parts that bring an entry of their own and an island. */
const SETUP = `
from flask import render_template_string, request

HEAD = """<!doctype html><html><head><meta charset="utf-8"><title>Tea</title>
{{ webpack_css("app") }}{{ webpack_js("app") }}</head><body>"""
PART = """{{ webpack_css("app", "chart") }}{{ webpack_js("app", "chart") }}
<p class="tea">part {{ number }}</p>{{ island("Chart", one=1, two=2) }}"""
number = 0

def show(source):
    global number
    number += 1
    return render_template_string(source, number=number)

app.add_url_rule("/whole", "whole", lambda: show(HEAD + """
<div data-counter></div>
<button hx-get="/part" hx-target="#part">ask</button><div id="part"></div>
<a href="/frame" data-turbo-frame="frame">frame</a><turbo-frame id="frame"></turbo-frame>
<form method="post" action="/stream"><button>stream</button>
<input type="hidden" name="csrf_token" value="{{ csrf_token() }}"></form><div id="stream"></div>"""))
app.add_url_rule("/part", "part", lambda: show(PART))
app.add_url_rule("/frame", "frame", lambda: show(
    HEAD + '<turbo-frame id="frame">' + PART + "</turbo-frame>"))
app.add_url_rule("/stream", "stream", lambda: (show(
    '<turbo-stream action="update" target="stream"><template>' + PART + "</template></turbo-stream>"
), {"Content-Type": "text/vnd.turbo-stream.html"}), methods=["POST"])
`;

/** Counts its runs. */
const CHART = `import "../styles/chart.css";

const { dataset } = document.documentElement;
dataset.chart = String(Number(dataset.chart ?? 0) + 1);
`;

for (const features of ["htmx,turbo", "htmx2"]) {
  describe(`parts of a page that bring scripts and styles: ${features}`, { timeout: 600_000 }, () => {
    const suite = ownScope();
    let browser: Browser;
    let site: Site;

    before(async () => {
      browser = await openBrowser(suite);
      const options = ["--features", features, "--architecture", "islands", "--ui", "none", "--styles", "css"];
      const project = await projectWithFrontend(suite, BACKENDS.flask, { options });
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

    if (features.includes("turbo")) {
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
        route.fulfill({ contentType: "text/html", body: `<frontend-script src="${other}"></frontend-script>new` }),
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

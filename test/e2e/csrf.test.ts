import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { BACKENDS, takingPart, type Backend } from "../support/backends.ts";
import { openBrowser, openTab } from "../support/browser.ts";
import { deploy, withSettings } from "../support/deploy.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { listen } from "../support/ports.ts";
import { PRODUCTION } from "../support/production.ts";
import type { Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";

interface Kind {
  title: string;
  backend: Backend;
  htmx: "htmx" | "htmx2";
  serve: (scope: Scope, project: Project) => Promise<Site>;
  /** Whether requests of its own pages need something that the page has. */
  hasToken: boolean;
}

const django =
  (setting?: string): Kind["serve"] =>
  async (scope, project) => {
    const env = { ...withSettings("csrf_settings"), TEST_CSRF: setting };
    return (
      await deploy(scope, project, { django: "5.2", backend: "frontend.storage.ManifestStaticFilesStorage", env })
    ).site;
  };

const inProduction =
  (backend: Backend): Kind["serve"] =>
  (scope, project) => {
    const server = PRODUCTION.find((one) => one.backend === backend);
    assert.ok(server);
    return server.start(scope, { ...project, env: { ...project.env, TEST_CONNECT: "'self'" } }, {});
  };

const DJANGO = { backend: BACKENDS.django, htmx: "htmx", hasToken: true } as const;
const KINDS: Kind[] = [
  { ...DJANGO, title: "Django, its cookie", serve: django() },
  { ...DJANGO, title: "Django, a cookie that no script can read", serve: django("CSRF_COOKIE_HTTPONLY") },
  { ...DJANGO, title: "Django, its session", serve: django("CSRF_USE_SESSIONS") },
  ...(["flask", "fastapi", "pyramid"] as const).map((name) => ({
    title: BACKENDS[name].title,
    backend: BACKENDS[name],
    htmx: name === "fastapi" ? ("htmx" as const) : ("htmx2" as const),
    serve: inProduction(BACKENDS[name]),
    hasToken: name !== "fastapi",
  })),
];

/** The cards of the sample page that post to it, by a button each. */
const CARDS = {
  fetch: "[data-ask-server]",
  htmx: ".card:has(#htmx-clock)",
  Turbo: "#turbo-clock",
  jQuery: "[data-jquery-clock]",
} as const;

const suite = ownScope();
let browser: Browser;

before(async () => {
  browser = await openBrowser(suite);
});
after(() => suite.end());

for (const { title, backend, htmx, serve, hasToken } of takingPart(KINDS)) {
  describe(`requests of scripts: ${title}`, { timeout: 600_000 }, () => {
    const scope = ownScope();
    let site: Site;

    before(async () => {
      const options = ["--features", `${htmx},turbo,jquery-global`, "--styles", "css"];
      const project = await projectWithFrontend(scope, backend, { packages: false, options });
      site = await serve(scope, project);
    });
    after(() => scope.end());

    const open = async (t: Scope) => {
      const tab = await openTab(t, browser);
      await tab.page.goto(`${site.url}/frontend/`);
      await tab.page.locator("[data-counter] .counter-value").waitFor();
      return tab;
    };

    for (const [library, card] of Object.entries(CARDS)) {
      it(`pass the backend's check with ${library}, under a strict policy, and show what has come`, async (t) => {
        const { page, problems } = await open(t);
        await setClock(page, card);
        const status = await post(page, card);
        assert.ok(status === 302 || status === 303, `POST ended with ${status}`);
        await page.locator(card, { hasText: /\d\d:\d\d:\d\d/ }).waitFor();
        assert.deepEqual(problems, []);
      });

      if (hasToken) {
        it(`are refused with ${library} where the page has no token`, async (t) => {
          const { page } = await open(t);
          await page.context().clearCookies();
          await page.evaluate(() => {
            for (const token of document.querySelectorAll("[name=csrfmiddlewaretoken], [name=csrf-token]"))
              token.remove();
          });
          const status = await post(page, card);
          assert.ok(status === 403 || status === 400, `POST ended with ${status}`);
        });
      }
    }

    it("are refused from another site", async (t) => {
      const { page } = await open(t);
      const other = createServer((_, response) => {
        response.setHeader("content-type", "text/html");
        response.end(`<form method="post" action="${site.url}/frontend/"><button>Win</button></form>`);
      });
      const port = await listen(other);
      t.after(() => other.close());
      // To a browser `localhost` is another site than 127.0.0.1.
      await page.goto(`http://localhost:${port}/`);
      const [response] = await Promise.all([
        page.waitForResponse((one) => one.request().method() === "POST"),
        page.getByRole("button").click(),
      ]);
      assert.ok(response.status() === 403 || response.status() === 400, String(response.status()));
    });

    it("to another site have nothing of it", async (t) => {
      const { page } = await openTab(t, browser, { bypassCSP: true });
      await page.goto(`${site.url}/frontend/`);
      const asked: string[] = [];
      await page.route("https://elsewhere.example/**", async (route) => {
        asked.push(...Object.keys(await route.request().allHeaders()));
        await route.fulfill({ status: 200, headers: { "access-control-allow-origin": "*" } });
      });
      // The global is the feature jquery-global's.
      const { status } = await page.evaluate(() =>
        (globalThis as never as { $: { post: (url: string) => Promise<unknown> } }).$.post(
          "https://elsewhere.example/cart",
        ).then(() => ({ status: "came" })),
      );
      assert.equal(status, "came");
      assert.ok(asked.includes("origin"), asked.join());
      assert.deepEqual(
        asked.filter((name) => name.includes("csrf")),
        [],
      );
    });
  });
}

/** So that what is shown afterwards has come with the answer. */
async function setClock(page: Page, card: string): Promise<void> {
  await page.locator(`${card} output`).evaluate((output) => (output.textContent = "before"));
}

/** @returns the status of what a card posts */
async function post(page: Page, card: string): Promise<number> {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST"),
    page.locator(`${card} button`).click(),
  ]);
  return response.status();
}

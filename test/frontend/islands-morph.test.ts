import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { island, writeIslands } from "./islands.ts";
import { suiteScope } from "./scope.ts";

const { resolve } = createRequire(import.meta.url);

/** The libraries that render a part of a page anew, as pages load them. */
const LIBRARIES = {
  "htmx 4": ["htmx.org/dist/htmx.js"],
  "htmx 2 with idiomorph": ["htmx2/dist/htmx.js", "idiomorph/dist/idiomorph-ext.js"],
  "Turbo 8": ["@hotwired/turbo/dist/turbo.es2017-umd.js"],
} as const;

const KINDS = ["React", "Vue", "Plain"] as const;

/** All islands of the tests, with this label; one that waits; and one that changes its own element, as maps do. */
const islands = (label: string): string =>
  [
    ...KINDS.map((kind) => `<p>${label}</p>${island(`boxes/${kind}`, "load", { label: `${kind} ${label}` })}`),
    island("boxes/Other", "interaction:never", {}, `<b>waiting ${label}</b>`),
    island("Map", "load", { label: "same" }).replace(" client", ` class="map ${label}" client`),
  ].join("\n");

const MAP = `export default (root: HTMLElement): void => {
  root.style.position = "relative";
  root.tabIndex = 0;
  root.append("map");
};
`;

describe("islands in parts of a page that are rendered anew", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let browser: Browser;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--architecture", "islands", "--ui", "react,vue"]);
    await writeIslands(folder);
    await folder.write("src/islands/Map.ts", MAP);
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    backend = await startBackend(scope, folder);
    backend.entries = ["app", "islands"];
    browser = await openBrowser(scope);
  });

  /** Opens a page that has a library, and counts what begins and ends. */
  const open = async (library: keyof typeof LIBRARIES, body: string, head = ""): Promise<Tab> => {
    const files = LIBRARIES[library];
    const scripts = files.map((_, index) => `<script defer nonce="bm9uY2U" src="/lib/${String(index)}.js"></script>`);
    backend.head = `${head}${scripts.join("")}`;
    backend.body = body;
    const tab = await openTab(scope, browser);
    for (const [index, file] of files.entries())
      await tab.page.route(`**/lib/${String(index)}.js`, (route) => route.fulfill({ path: resolve(file) }));
    await tab.page.addInitScript(() => {
      const counts = { mounted: 0, unmounted: 0 };
      Object.assign(globalThis, { counts });
      for (const name of ["mounted", "unmounted"] as const)
        document.addEventListener(`island:${name}`, () => (counts[name] += 1));
    });
    await tab.page.goto(`http://localhost:${backend.port}/`);
    return tab;
  };
  const box = (page: Page, text: string) => page.getByRole("button", { name: text, exact: true });
  const counts = (page: Page) =>
    page.evaluate(() => (globalThis as never as { counts: { mounted: number; unmounted: number } }).counts);
  const answer = (page: Page, html: () => string) =>
    page.route("**/part", (route) => route.fulfill({ contentType: "text/html", body: html() }));
  const clickEach = async (page: Page, label: string): Promise<void> => {
    for (const kind of KINDS) await box(page, `${kind} ${label}: 0`).click();
  };
  /** What has no framework begins again with new props: nobody else knows its state. */
  const keep = async (page: Page, label: string): Promise<void> => {
    for (const kind of KINDS) await box(page, `${kind} ${label}: ${kind === "Plain" ? 0 : 1}`).waitFor();
    await page.getByText(`waiting ${label}`).waitFor();
    const map = page.locator(`frontend-island.map.${label}`, { hasText: "map" });
    assert.equal(await map.getAttribute("tabindex"), "0");
    assert.match((await map.getAttribute("style")) ?? "", /relative/);
  };

  for (const [library, swap] of [
    ["htmx 4", "innerMorph"],
    ["htmx 2 with idiomorph", "morph:innerHTML"],
  ] as const) {
    it(`keep their state when ${library} morphs, and end when it swaps`, async () => {
      const ask = (how: string) =>
        `<button hx-get="/part" hx-ext="morph" hx-target="#part" hx-swap="${how}">${how}</button>`;
      const csp = '<meta name="htmx-config" content=\'{"includeIndicatorStyles": false}\'>';
      const { page, problems } = await open(
        library,
        `${ask(swap)}${ask("innerHTML")}<div id="part">${islands("a")}</div>`,
        csp,
      );
      let label = "b";
      await answer(page, () => islands(label));
      await clickEach(page, "a");
      await page.getByRole("button", { name: swap, exact: true }).click();
      await keep(page, "b");
      assert.deepEqual(await counts(page), { mounted: 4, unmounted: 0 });
      label = "c";
      await page.getByRole("button", { name: "innerHTML", exact: true }).click();
      for (const kind of KINDS) await box(page, `${kind} c: 0`).waitFor();
      assert.deepEqual(await counts(page), { mounted: 8, unmounted: 4 });
      assert.deepEqual(problems, []);
    });
  }

  it("live on in what is permanent to Turbo, when it replaces the page", async () => {
    const permanent = `<div id="kept" data-turbo-permanent>${island("boxes/React", "load", { label: "kept" })}</div>`;
    const csp = '<meta name="csp-nonce" content="bm9uY2U">';
    const { page, problems } = await open("Turbo 8", `<a href="/?other">other page</a>${permanent}`, csp);
    await box(page, "kept: 0").click();
    backend.body = `<p>another page</p>${permanent}`;
    await page.getByRole("link", { name: "other page" }).click();
    await page.getByText("another page").waitFor();
    await box(page, "kept: 1").waitFor();
    assert.deepEqual(await counts(page), { mounted: 1, unmounted: 0 });
    assert.deepEqual(problems, []);
  });

  it("keep their state when Turbo morphs a page, end when it replaces a frame or a page, and mount again on the way back", async () => {
    const morph =
      '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">';
    const head = `${morph}<meta name="csp-nonce" content="bm9uY2U">`;
    const link = '<a href="/?other">other page</a>';
    const frame = (html: string) => `<turbo-frame id="frame"><a href="/part">frame</a>${html}</turbo-frame>`;
    const { page, problems } = await open("Turbo 8", `${link}${islands("a")}${frame("")}`, head);
    await clickEach(page, "a");

    backend.body = `${link}${islands("b")}${frame("")}`;
    await page.evaluate(() => {
      (globalThis as never as { Turbo: { session: { refresh: (url: string) => void } } }).Turbo.session.refresh(
        location.href,
      );
    });
    await keep(page, "b");
    assert.deepEqual(await counts(page), { mounted: 4, unmounted: 0 });

    await answer(page, () => frame(island("boxes/Other", "load", { label: "framed" })));
    await page.getByRole("link", { name: "frame" }).click();
    await box(page, "framed: 0").waitFor();

    backend.body = island("boxes/Other", "load", { label: "elsewhere" });
    await page.getByRole("link", { name: "other page" }).click();
    await box(page, "elsewhere: 0").waitFor();
    assert.deepEqual(await counts(page), { mounted: 6, unmounted: 5 });

    await page.goBack();
    for (const kind of KINDS) await box(page, `${kind} b: 0`).waitFor();
    assert.deepEqual(await counts(page), { mounted: 11, unmounted: 6 });
    assert.deepEqual(problems, []);
  });
});

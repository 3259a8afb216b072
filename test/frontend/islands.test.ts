import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { island, writeIslands } from "./islands.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("islands of a build, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let manifest: Manifest;
  let browser: Browser;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--architecture", "islands", "--ui", "react,vue"]);
    await writeIslands(folder);
    await folder.write("src/entries/nothing.ts", "export {};\n");
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const found = await readManifest(folder);
    assert.ok(found);
    manifest = found;
    backend = await startBackend(scope, folder);
    backend.entries = ["app", "islands"];
    browser = await openBrowser(scope);
  });

  const open = async (...elements: string[]): Promise<Tab> => {
    backend.body = elements.join("\n");
    const tab = await openTab(scope, browser);
    await tab.page.goto(`http://localhost:${backend.port}/`);
    return tab;
  };
  const box = (page: Page, label: string) => page.getByRole("button", { name: label });

  /** Which of the files of an island the page has asked for. */
  const asked = async (page: Page, name: string): Promise<string[]> => {
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const own = manifest.islands?.[name]?.assets.js ?? [];
    assert.ok(own.length > 0, `${name} has files`);
    return own.filter((file) => files.some((url) => url.endsWith(file)));
  };

  it("are named in the manifest, each with its framework, which all of its islands share", () => {
    const files = (name: string) => manifest.islands?.[name]?.assets.js ?? [];
    const names = ["Chart", "Counter", "Palette", "boxes/Other", "boxes/Plain", "boxes/React", "boxes/Vue"];
    assert.deepEqual(Object.keys(manifest.islands ?? {}).sort(), names.sort());
    const shared = files("boxes/React").filter((file) => files("boxes/Other").includes(file));
    assert.ok(
      shared.some((file) => /\/framework-react\.[0-9a-f]{20}\.js$/.test(file)),
      shared.join(),
    );
    assert.ok(!files("boxes/Vue").some((file) => shared.includes(file)));
    assert.equal(manifest.islands?.["boxes/Vue"]?.assets.css.length, 1);
    const { integrity } = manifest.islands["boxes/React"] ?? {};
    for (const file of files("boxes/React")) assert.match(integrity?.[file] ?? "", /^sha384-/);
  });

  const kinds = [
    ["React", "react"],
    ["Vue", "vue"],
    ["Plain", ""],
  ] as const;
  for (const [kind] of kinds) {
    it(`mount, take clicks and new props, keep their state, and end: ${kind}`, async () => {
      const { page, problems } = await open(island(`boxes/${kind}`, "load", { label: "a" }));
      await box(page, "a: 0").click();
      await box(page, "a: 1").waitFor();
      const element = page.locator("frontend-island");
      await element.evaluate((one) => {
        one.setAttribute("props", JSON.stringify({ label: "b" }));
      });
      await box(page, kind === "Plain" ? "b: 0" : "b: 1").waitFor();
      await element.evaluate((one) => {
        document.body.append(one);
      });
      await box(page, kind === "Plain" ? "b: 0" : "b: 1").waitFor();
      const told = await element.evaluate(async (one) => {
        const event = new Promise<string>((done) => {
          document.addEventListener("island:unmounted", (gone) => {
            done((gone as CustomEvent<{ name: string }>).detail.name);
          });
        });
        one.remove();
        const name = await event;
        document.body.append(one);
        return name;
      });
      assert.equal(told, `boxes/${kind}`);
      await box(page, "b: 0").waitFor();
      assert.deepEqual(problems, []);
    });
  }

  it("fetch nothing before their moment, and no framework that none of them has come to", async () => {
    const far = "<br>".repeat(300);
    const { page, problems } = await open(
      island("boxes/Plain", "load", { label: "now" }),
      island("boxes/React", "interaction", { label: "touched" }, "touch me"),
      island("boxes/Vue", "media:(max-width: 500px)", { label: "narrow" }),
      far,
      island("boxes/Other", "visible", { label: "seen" }),
      island("Chart", "none", { a: 1 }, "never"),
    );
    await box(page, "now: 0").waitFor();
    for (const name of ["boxes/React", "boxes/Vue", "boxes/Other"]) assert.deepEqual(await asked(page, name), [], name);
    await page.getByText("touch me").hover();
    await box(page, "touched: 0").waitFor();
    assert.equal((await asked(page, "boxes/Vue")).length, 0, "Vue is not there");
    assert.deepEqual(
      (await asked(page, "boxes/Other")).filter((file) => file.includes("/boxes/")),
      [],
    );
    await page.setViewportSize({ width: 400, height: 600 });
    await box(page, "narrow: 0").waitFor();
    await page.locator("frontend-island").nth(3).scrollIntoViewIfNeeded();
    await box(page, "seen: 0").waitFor();
    assert.equal(await page.getByText("never").count(), 1);
    assert.deepEqual(problems, []);
  });

  it("take over the focus from what was there until then, and leave it elsewhere", async () => {
    const { page, problems } = await open(
      '<input aria-label="before">',
      island("boxes/React", "interaction", { label: "a" }, '<input aria-label="until then">'),
      island("boxes/Other", "idle:1", { label: "b" }, '<input aria-label="another">'),
    );
    await page.getByLabel("before").focus();
    await box(page, "b: 0").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.ariaLabel), "before");
    await page.keyboard.press("Tab");
    await box(page, "a: ").and(page.locator(":focus")).waitFor();
    assert.deepEqual(problems, []);
  });

  it("take what the page has preloaded, and fetch it once", async () => {
    const { assets, integrity } = manifest.islands?.["boxes/Vue"] ?? { assets: { js: [], css: [] } };
    const files = [...assets.js, ...assets.css];
    assert.equal(files.length, 4, files.join());
    backend.head = files
      .map((file) => {
        const kind = file.endsWith(".js") ? "script" : "style";
        const hash = integrity?.[file] ?? "";
        return `<link rel="preload" href="/static/${file}" as="${kind}" integrity="${hash}" crossorigin="anonymous" nonce="bm9uY2U">`;
      })
      .join("");
    const asked: string[] = [];
    const tab = await openTab(scope, browser);
    tab.page.on("request", (request) => asked.push(request.url()));
    const warnings: string[] = [];
    tab.page.on("console", (message) => warnings.push(message.text()));
    backend.body = island("boxes/Vue", "load", { label: "a" });
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await box(tab.page, "a: 0").waitFor();
    backend.head = "";
    for (const file of files) assert.equal(asked.filter((url) => url.endsWith(file)).length, 1, file);
    assert.deepEqual(warnings, []);
  });

  it("hydrate what is there, and do not hydrate it again", async () => {
    const html = '<button type="button">a<!-- -->: <!-- -->0</button>';
    const element = island("boxes/React", "load", { label: "a" }, html).replace(" client", ' ssr="" client');
    backend.body = element;
    const tab = await openTab(scope, browser);
    const { page, problems } = tab;
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        Object.assign(globalThis, { first: document.querySelector("frontend-island button") });
      });
    });
    await page.goto(`http://localhost:${backend.port}/`);
    await page.locator("frontend-island:not([ssr])").waitFor();
    await box(page, "a: 0").click();
    await box(page, "a: 1").waitFor();
    const same = await page.evaluate(
      () => document.querySelector("frontend-island button") === (globalThis as never as { first: Element }).first,
    );
    assert.ok(same, "the same node");
    assert.deepEqual(problems, []);
  });

  it("pass on what they are given, whatever it holds", async () => {
    const label = `"'\`<b>&amp;</script>\u2028\\ {{ x }}`;
    const { page } = await open(island("boxes/React", "load", { label, __proto__: null }));
    assert.equal(await page.locator("frontend-island button").textContent(), `${label}: 0`);
  });

  for (const [times, outcome] of [
    [1, "mounts"],
    [2, "keeps its fallback, and says so"],
  ] as const) {
    it(`whose chunk fails ${String(times)} times: ${outcome}`, async () => {
      backend.body =
        island("boxes/Vue", "load", { label: "a" }, "<p>without</p>") + island("boxes/Plain", "load", { label: "b" });
      const { page } = await openTab(scope, browser);
      const file = manifest.islands?.["boxes/Vue"]?.assets.js.find((one) => one.includes("boxes/Vue")) ?? "?";
      let left: number = times;
      await page.route(`**/${file}`, (route) => (left-- > 0 ? route.abort() : route.continue()));
      await page.addInitScript(() => {
        document.addEventListener("island:error", (event) => {
          document.documentElement.dataset.failed = (event as CustomEvent<{ name: string }>).detail.name;
          event.preventDefault();
        });
      });
      await page.goto(`http://localhost:${backend.port}/`);
      await box(page, "b: 0").waitFor();
      if (times === 1) return box(page, "a: 0").waitFor();
      await page.locator("html[data-failed='boxes/Vue']").waitFor();
      assert.equal(await page.getByText("without").count(), 1);
    });
  }

  it("that break down take none of the others with them", async () => {
    const { page } = await open(
      island("boxes/React", "load", { label: "a", broken: true }, "<p>instead</p>"),
      island("boxes/Other", "load", { label: "b" }),
    );
    await box(page, "b: 0").click();
    await box(page, "b: 1").waitFor();
    await page.getByText("instead").waitFor();
    // Later, too.
    await page
      .locator("frontend-island")
      .nth(1)
      .evaluate((one) => {
        one.setAttribute("props", '{"label":"b","broken":true}');
      });
    await until("the fallback", async () => (await page.locator("frontend-island").nth(1).textContent()) === "wait");
  });

  it("are small: runtime, registry and frameworks", () => {
    const size = (files: readonly string[]) =>
      files.reduce((sum, file) => sum + gzipSync(readFileSync(folder.path("static", file)), { level: 9 }).length, 0);
    const entry = (name: string) =>
      manifest.entrypoints[name]?.assets.js.filter((file) => !file.includes("/runtime.")) ?? [];
    const of = (name: string, part: RegExp) =>
      manifest.islands?.[name]?.assets.js.filter((file) => part.test(file)) ?? [];
    const sizes = {
      // Every entry begins with src/setup.ts.
      islands: [size(entry("islands")) - size(entry("nothing")), 2048],
      react: [size(of("boxes/React", /\/framework-react\.|islands-react/)), 72 * 1024],
      vue: [size(of("boxes/Vue", /\/framework-vue\.|islands-vue/)), 26 * 1024],
    } as const;
    for (const [name, [bytes, most]] of Object.entries(sizes)) {
      assert.ok(bytes > 500 && bytes <= most, `${name}: ${String(bytes)} bytes, at most ${String(most)}`);
    }
  });
});

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("a production build in a browser, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let manifest: Manifest;
  let browser: Browser;
  let open: () => Promise<Tab>;

  before(async () => {
    folder = await makeFolder(scope, "scss", "web");
    await folder.write("src/later.ts", 'import "./later.css";\nexport const later = "later";\n');
    await folder.write("src/later.css", ".later {\n  color: red;\n}\n");
    await folder.write("src/sooner.ts", 'export const sooner = "sooner";\n');
    await folder.write("src/images/icons/only-in-a-template.svg", '<svg xmlns="http://www.w3.org/2000/svg" />\n');
    await folder.write(
      "src/entries/hints.ts",
      `document.documentElement.dataset.hints = "yes";
const load = (): Promise<unknown>[] => [
  import(/* webpackPrefetch: true */ "../later"),
  import(/* webpackPreload: true */ "../sooner"),
];
addEventListener("load-now", () => void Promise.all(load()));
`,
    );
    const app = await folder.read("src/entries/app.ts");
    const counts =
      "const { dataset } = document.documentElement;\ndataset.runs = String(Number(dataset.runs ?? 0) + 1);\n";
    await folder.write("src/entries/app.ts", app + counts);
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const found = await readManifest(folder);
    assert.ok(found);
    manifest = found;
    backend = await startBackend(scope, folder);
    const cdn = await startBackend(scope, folder);
    backend.staticUrl = `http://127.0.0.1:${cdn.port}/static/`;
    browser = await openBrowser(scope);
    open = async () => {
      const tab = await openTab(scope, browser);
      await tab.page.goto(`http://localhost:${backend.port}/`);
      await tab.page.locator(".counter-value").waitFor();
      return tab;
    };
  });

  it("runs from another origin that the build knows nothing of, lazy chunk, font and url() included", async () => {
    const { page, problems } = await open();
    await page.getByRole("button", { name: "One more" }).click();
    assert.equal(await page.locator(".counter-value").textContent(), "1");
    await page.getByRole("button", { name: "Weigh" }).click();
    await page.locator(".page-weight li").first().waitFor();
    assert.ok(await page.evaluate(() => document.fonts.check("16px Figtree")));
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    for (const name of ["fonts/figtree.woff2", "images/grid.svg", "page-weight.js", "page-weight.css"]) {
      assert.ok(files.includes(backend.staticUrl + (manifest.files[name] ?? "")), `${name} in ${files.join("\n")}`);
    }
    assert.deepEqual(problems, []);
  });

  it("weighs what it has loaded, where the files are the page's own", async () => {
    const elsewhere = backend.staticUrl;
    backend.staticUrl = "/static/";
    const { page } = await open();
    backend.staticUrl = elsewhere;
    await page.getByRole("button", { name: "Weigh" }).click();
    const weights = page.locator(".page-weight li");
    await weights.first().waitFor();
    for (const weight of await weights.allTextContents()) assert.match(weight, /\d\.\d kB, \d+ ms$/);
  });

  it("runs its modules once, however many parts of a page bring the tags", async () => {
    backend.times = 3;
    const { page, problems } = await open();
    assert.equal(await page.locator("script[src*=runtime]").count(), 3);
    assert.equal(await page.locator("html").getAttribute("data-runs"), "1");
    await page.getByRole("button", { name: "One more" }).click();
    assert.equal(await page.locator(".counter-value").textContent(), "1");
    assert.deepEqual(problems, []);
    backend.times = 1;
  });

  for (const type of ["js", "css"]) {
    it(`refuses a lazy ${type} file whose bytes are not those that were built`, async () => {
      const file = folder.path("static", manifest.files[`page-weight.${type}`] ?? "");
      const good = await readFile(file);
      await writeFile(file, Buffer.concat([good, Buffer.from("/* tampered */")]));
      try {
        const { page, problems } = await open();
        await page.getByRole("button", { name: "Weigh" }).click();
        const refused = await until("a refusal", () => problems.find((problem) => problem.includes("valid digest")));
        assert.ok(refused.includes(`page-weight.`) && refused.includes(`.${type}`), refused);
        assert.equal(await page.locator(".page-weight").count(), 0);
      } finally {
        await writeFile(file, good);
      }
    });
  }

  it("lists what is to be preloaded and prefetched, with the integrity of each", () => {
    const hints = manifest.entrypoints.hints;
    assert.ok(hints);
    assert.equal(hints.preload.length, 1);
    assert.match(hints.preload[0] ?? "", /^web\/js\/\d+\.[0-9a-f]{20}\.js$/);
    assert.deepEqual(hints.prefetch.map((path) => path.split(".").pop()).sort(), ["css", "js"]);
    for (const path of [...hints.preload, ...hints.prefetch]) {
      assert.match(hints.integrity?.[path] ?? "", /^sha384-/);
      assert.ok(Object.values(manifest.files).includes(path));
    }
  });

  it("emits an image that only a template names, without a line of JavaScript", async () => {
    assert.match(
      manifest.files["images/icons/only-in-a-template.svg"] ?? "",
      /^web\/images\/icons\/only-in-a-template\.[0-9a-f]{20}\.svg$/,
    );
    for (const path of Object.values(manifest.files).filter((name) => name.endsWith(".js"))) {
      assert.doesNotMatch(await folder.read(`static/${path}`), /only-in-a-template|logo/);
    }
  });

  it("takes the place of its lazy files from the page, where the page names one", async () => {
    backend.head = `<meta name="webpack-public-path" content="/static/web/">`;
    const { page, problems } = await open();
    const asked = page.waitForRequest((request) => request.url().includes("/js/page-weight."));
    await page.getByRole("button", { name: "Weigh" }).click();
    assert.equal(new URL((await asked).url()).host, `localhost:${backend.port}`);
    await page.locator(".page-weight li").first().waitFor();
    assert.deepEqual(problems, []);
  });

  it("is loaded anew once, however many chunks are gone", async (test) => {
    backend.entries = ["hints"];
    test.after(() => (backend.entries = ["app"]));
    const tab = await openTab(scope, browser);
    await tab.page.route(/\/js\/\d+\./, (route) => route.fulfill({ status: 404 }));
    let loads = 0;
    tab.page.on("load", () => (loads += 1));
    await tab.page.goto(`http://localhost:${backend.port}/`);
    for (const expected of [2, 2]) {
      await tab.page.locator("html[data-hints]").waitFor();
      await tab.page.evaluate(() => dispatchEvent(new Event("load-now")));
      await until("both to fail", () => tab.problems.length > 0 && loads === expected);
      await tab.page.waitForTimeout(500);
      assert.equal(loads, expected);
    }
  });

  for (const [kind, name] of [
    ["script", "page-weight.js"],
    ["stylesheet", "page-weight.css"],
  ] as const) {
    it(`is loaded anew, once, where a lazy chunk is gone: its ${kind}`, async (test) => {
      const { page } = await open();
      const file = folder.path("static", manifest.files[name] ?? "");
      const content = await readFile(file);
      test.after(() => writeFile(file, content));
      await rm(file);
      const load = page.waitForEvent("load");
      await page.getByRole("button", { name: "Weigh" }).click();
      await load;
      await page.locator(".counter-value").waitFor();

      await page.evaluate(() => (document.documentElement.dataset.visit = "second"));
      const failed = page.waitForEvent("pageerror");
      await page.getByRole("button", { name: "Weigh" }).click();
      assert.match(String(await failed), /Loading (?:CSS )?chunk/);
      assert.equal(await page.locator("html").getAttribute("data-visit"), "second");
    });
  }
});

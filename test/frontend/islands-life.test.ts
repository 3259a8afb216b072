import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { openBrowser, openTab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import {
  EFFECT,
  SLOW,
  LATER,
  VUE_LATER,
  VUE_EFFECT,
  VUE_AWAIT,
  VUE_WRAPPED,
  VUE_OPTIONS,
  PLAIN,
  CONTROLLED,
} from "./islands-components.ts";
import { give, openTelling, tells, text, told } from "./islands-told.ts";
import { island, writeIslands } from "./islands.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

for (const ui of ["react,vue", "preact"] as const) {
  describe(`the life of islands: ${ui}`, () => {
    const scope = suiteScope();
    let folder: Folder;
    let backend: Backend;
    let browser: Browser;
    const isPreact = ui === "preact";
    const kinds = isPreact ? ["React"] : ["React", "Vue", "Plain"];

    before(async () => {
      folder = await makeFolder(scope, "css", "frontend", "django", ["--architecture", "islands", "--ui", ui]);
      // Preact has no use(): it waits in an effect.
      const slow = SLOW.replace("use, ", "").replace("{use(text)}", "came");
      const files: Record<string, string> = {
        "React/Effect.tsx": EFFECT,
        "React/Slow.tsx": isPreact ? slow.replace(/const text = .*\n\n/, "") : SLOW,
        "React/Later.tsx": LATER,
        "React/Controlled.tsx": CONTROLLED,
        "React/Lazy.tsx": 'import { lazy } from "react";\n\nexport default lazy(() => import("./Later"));\n',
        ...(!isPreact && {
          "Vue/Effect.vue": VUE_EFFECT,
          "Vue/Later.vue": VUE_LATER,
          "Vue/Await.vue": VUE_AWAIT,
          "Vue/Wrapped.vue": VUE_WRAPPED,
          "Vue/Options.vue": VUE_OPTIONS,
          ...Object.fromEntries(Object.entries(PLAIN).map(([name, text]) => [`Plain/${name}.ts`, text])),
        }),
      };
      for (const [name, text] of Object.entries(files)) await folder.write(`src/islands/${name}`, text);
      if (!isPreact) await writeIslands(folder);
      // What a chunk of an island's framework might be called.
      await folder.write("src/entries/react.ts", 'document.title = "the entry react ran";\n');
      await folder.write("src/entries/vue.ts", 'document.title = "the entry vue ran";\n');
      const { code, text } = await folder.script("build");
      assert.equal(code, 0, text);
      backend = await startBackend(scope, folder);
      backend.entries = ["app", "islands"];
      browser = await openBrowser(scope);
    });

    const open = (...elements: string[]) => openTelling(scope, browser, backend, ...elements);

    for (const kind of kinds) {
      it(`of one that breaks down as it begins: an error and nothing else, and the fallback stays: ${kind}`, async () => {
        const { page, problems } = await open(island(`${kind}/Effect`, "load"));
        await tells(page, `error ${kind}/Effect`);
        assert.equal(await text(page), "wait");
        assert.equal(await page.locator("frontend-island[mounted]").count(), 0);
        assert.deepEqual(problems, []);
      });

      it(`of one that breaks down by new props: the fallback comes back, and goes with better ones: ${kind}`, async () => {
        const name = `${kind}/Later`;
        const { page, problems } = await open(island(name, "load", { item: { name: "a" } }));
        await tells(page, `mounted ${name}`);
        await give(page, { item: null });
        await tells(page, `mounted ${name}`, `error ${name}`);
        assert.equal(await text(page), "wait");
        await give(page, { item: { name: "b" } });
        await tells(page, `mounted ${name}`, `error ${name}`, `mounted ${name}`);
        assert.equal(await text(page), "named b");
        await page.locator("frontend-island").evaluate((one) => {
          one.setAttribute("props", "{");
        });
        await until("the fallback", async () => (await text(page)) === "wait");
        assert.deepEqual(problems, []);
      });

      it(`of one that is taken out as it begins, and put back: it is there: ${kind}`, async () => {
        const name = `${kind}/Later`;
        const { page, problems } = await open(island(name, "interaction:go", { item: { name: "a" } }));
        const out = () =>
          page.locator("frontend-island").evaluate(async (one) => {
            for (const pause of [0, 1, 5, 20]) {
              one.dispatchEvent(new Event("go"));
              await new Promise((done) => setTimeout(done, pause));
              one.remove();
              await new Promise((done) => setTimeout(done, pause));
              document.body.append(one);
            }
          });
        await out();
        await out();
        await page.locator("frontend-island").dispatchEvent("go");
        await until("the component", async () => (await text(page)) === "named a");
        await page.locator("frontend-island").evaluate((one) => {
          Object.assign(globalThis, { one });
          one.remove();
        });
        await page.waitForTimeout(50);
        assert.equal(await page.evaluate(() => (globalThis as never as { one: Element }).one.textContent), "wait");
        assert.deepEqual(problems, []);
      });
    }

    it("has the props that came while it was waiting for something", async () => {
      const { page, problems } = await open(island("React/Slow", "load", { n: 1 }, ""));
      await page.waitForFunction(() =>
        performance.getEntriesByType("resource").some(({ name }) => name.includes("Slow")),
      );
      await page.waitForTimeout(100);
      await give(page, { n: 2 });
      await until("the new props", async () => (await text(page)) === "came 2 there");
      assert.deepEqual(problems, []);
    });

    it("is that of its code, however it is loaded", async () => {
      const { page, problems } = await open(island("React/Lazy", "load", { item: { name: "lazy" } }));
      await until("the component", async () => (await text(page)) === "named lazy");
      await tells(page, "mounted React/Lazy");
      assert.notEqual(await page.title(), "the entry react ran");
      assert.deepEqual(problems, []);
    });

    it("keeps what somebody has typed before it came, and where they were", async () => {
      const field = '<input name="other"><input name="a" aria-label="until then">';
      const { page, problems } = await open(island("React/Controlled", "interaction:go", {}, field));
      await page.getByLabel("until then").fill("hello");
      await page.locator("frontend-island").dispatchEvent("go");
      await page.getByText("says hello").waitFor();
      assert.equal(await page.locator("input:focus").getAttribute("name"), "a");
      assert.deepEqual(problems, []);
    });

    if (isPreact) {
      it("has a framework of nine kilobytes at most", async () => {
        const files = (await readManifest(folder))?.islands?.["React/Later"]?.assets.js ?? [];
        const framework = files.filter((file) => /\/(?:framework-react|islands-react)\./.test(file));
        assert.equal(framework.length, 2, files.join());
        const sizes = framework.map((file) => gzipSync(readFileSync(folder.path("static", file)), { level: 9 }).length);
        const size = sizes.reduce((sum, each) => sum + each, 0);
        assert.ok(size > 3000 && size <= 9 * 1024, `${String(size)} bytes`);
      });
      return;
    }

    it("ends under the name that it began with", async () => {
      const { page } = await open(island("boxes/Plain", "load", { label: "a" }));
      await tells(page, "mounted boxes/Plain");
      await page.locator("frontend-island").evaluate((one) => {
        one.setAttribute("name", "boxes/Vue");
      });
      await tells(page, "mounted boxes/Plain", "unmounted boxes/Plain", "mounted boxes/Vue");
    });

    it("of a component of Vue that has Suspense, or options, is like that of the others", async () => {
      const { page, problems } = await open(
        island("Vue/Wrapped", "load", { text: "awaited" }),
        island("Vue/Options", "load"),
      );
      await until("the text", async () => (await text(page)) === "awaited");
      await page.getByRole("button", { name: "n 3" }).click();
      await page.getByRole("button", { name: "n 4" }).waitFor();
      assert.deepEqual((await told(page)).sort(), ["mounted Vue/Options", "mounted Vue/Wrapped"]);
      assert.deepEqual(problems, []);
    });

    it("of a component of Vue that waits and has nothing around it is an error that says so", async () => {
      const { page } = await open(island("Vue/Await", "load", { text: "awaited" }));
      await tells(page, "error Vue/Await");
      assert.equal(await text(page), "wait");
    });

    it("begins on a page that is loaded anew where its code is gone since a deployment", async () => {
      const manifest = await readManifest(folder);
      const file = manifest?.islands?.["boxes/Vue"]?.assets.js.find((one) => one.includes("boxes/Vue")) ?? "?";
      backend.body = island("boxes/Vue", "load", { label: "a" });
      const { page } = await openTab(scope, browser);
      let loads = 0;
      page.on("load", () => (loads += 1));
      await page.route(`**/${file}`, (route) =>
        loads < 2 ? route.fulfill({ status: 404, body: "gone" }) : route.continue(),
      );
      await page.goto(`http://localhost:${backend.port}/`);
      await page.getByRole("button", { name: "a: 0" }).waitFor();
      assert.equal(loads, 2);
    });
  });
}

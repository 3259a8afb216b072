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
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const EFFECT = `import { useEffect } from "react";

export default function Effect() {
  useEffect(() => { throw new Error("effect"); }, []);
  return <p>half</p>;
}
`;

/** Shows a text once it has come, which takes a while. */
const SLOW = `import { use, useEffect, useState } from "react";

const text = new Promise<string>((done) => setTimeout(done, 400, "came"));

export default function Slow({ n }: { n: number }) {
  const [is, setIs] = useState("");
  useEffect(() => { setIs("there"); }, []);
  return <p>{use(text)} {n} {is}</p>;
}
`;

const LATER = `export default function Later({ item }: { item: { name: string } | null }) {
  return <p>named {item!.name}</p>;
}
`;

const VUE_LATER = `<script setup lang="ts">
defineProps<{ item: { name: string } | null }>();
</script>
<template><p>named {{ item!.name }}</p></template>
`;

const VUE_EFFECT = `<script setup lang="ts">
import { onMounted } from "vue";
onMounted(() => { throw new Error("effect"); });
</script>
<template><p>half</p></template>
`;

const VUE_AWAIT = `<script setup lang="ts">
const { text } = defineProps<{ text: string }>();
const came = await new Promise<string>((done) => setTimeout(done, 50, text));
</script>
<template><p>{{ came }}</p></template>
`;

const VUE_WRAPPED = `<script setup lang="ts">
import Await from "./Await.vue";
defineProps<{ text: string }>();
</script>
<template><Suspense><Await :text="text" /></Suspense></template>
`;

const VUE_OPTIONS = `<script lang="ts">
import { defineComponent } from "vue";
export default defineComponent({ data: () => ({ n: 3 }) });
</script>
<template><button type="button" @click="n++">n {{ n }}</button></template>
`;

const PLAIN = {
  Effect: "export default (): void => { throw new Error('effect'); };\n",
  Later:
    "export default (root: HTMLElement, { item }: { item: { name: string } | null }): void => root.append(`named ${item!.name}`);\n",
  Cleanup:
    "export default (root: HTMLElement): (() => void) => { root.append('dirty'); return () => { throw new Error('cleanup'); }; };\n",
  Arrow: "export default (root: HTMLElement, { text }: { text: string }) => (root.textContent = text);\n",
  Waits:
    "export default async (root: HTMLElement, { text }: { text: string }) => { await new Promise((done) => setTimeout(done, 50)); root.append(text); return () => { document.title = 'ended'; }; };\n",
  Rejects: "export default async () => { await Promise.reject(new Error('rejected')); };\n",
  Slow: "export default async (root: HTMLElement, { wait }: { wait: number }) => { await new Promise((done) => setTimeout(done, wait)); root.replaceChildren(`waited ${wait}`); };\n",
  Module: "export default (): unknown => SETTINGS;\nconst SETTINGS: unknown = JSON.parse('{oops');\n",
  Map: "export default (root: HTMLElement): void => { root.classList.add('leaflet'); root.tabIndex = 0; root.append('map'); };\n",
  Fields:
    "export default (root: HTMLElement): void => { for (let n = 0; n < 2; n++) { const input = document.createElement('input'); input.name = 'a'; root.append(input); } };\n",
  Field:
    "export default (root: HTMLElement): void => { const input = document.createElement('input'); input.name = 'a'; root.append(input, document.createElement('button')); };\n",
};

const CONTROLLED = `import { useState } from "react";

export default function Controlled() {
  const [text, setText] = useState("");
  return <p><input name="a" value={text} onChange={(event) => { setText(event.currentTarget.value); }} /> says {text}</p>;
}
`;

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

    /** Opens a page, and notes what islands tell. */
    const open = async (...elements: string[]): Promise<Tab> => {
      backend.body = elements.join("\n");
      const tab = await openTab(scope, browser);
      await tab.page.addInitScript(() => {
        const told: string[] = [];
        Object.assign(globalThis, { told });
        for (const what of ["mounted", "unmounted", "error"]) {
          document.addEventListener(`island:${what}`, (event) => {
            told.push(`${what} ${(event as CustomEvent<{ name: string }>).detail.name}`);
            if (what === "error") event.preventDefault();
          });
        }
      });
      await tab.page.goto(`http://localhost:${backend.port}/`);
      return tab;
    };
    const told = (page: Page) => page.evaluate(() => (globalThis as never as { told: string[] }).told);
    const tells = async (page: Page, ...expected: string[]): Promise<void> => {
      await until(expected.join(), async () => (await told(page)).length >= expected.length);
      await page.waitForTimeout(50);
      assert.deepEqual(await told(page), expected);
    };
    const text = (page: Page) => page.locator("frontend-island").first().textContent();
    const give = (page: Page, props: object) =>
      page
        .locator("frontend-island")
        .first()
        .evaluate((one, given) => {
          one.setAttribute("props", JSON.stringify(given));
        }, props);

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

    it("of a function that is asynchronous, or returns what it comes to, is like that of the others", async () => {
      const { page, problems } = await open(
        island("Plain/Waits", "load", { text: "waited" }),
        island("Plain/Arrow", "load", { text: "arrow" }),
        island("Plain/Rejects", "load"),
      );
      await until("all", async () => (await told(page)).length === 3);
      assert.deepEqual((await told(page)).sort(), [
        "error Plain/Rejects",
        "mounted Plain/Arrow",
        "mounted Plain/Waits",
      ]);
      const texts = () => page.locator("frontend-island").allTextContents();
      assert.deepEqual(await texts(), ["waited", "arrow", "wait"]);
      await page
        .locator("frontend-island")
        .nth(1)
        .evaluate((one) => {
          one.setAttribute("props", '{"text":"again"}');
        });
      await page
        .locator("frontend-island")
        .first()
        .evaluate((one) => {
          one.remove();
        });
      await page.waitForFunction(() => document.title === "ended");
      assert.deepEqual(await texts(), ["again", "wait"]);
      assert.deepEqual(problems, []);
    });

    it("keeps what was typed in each of several fields of one name", async () => {
      const { page } = await open(island("Plain/Fields", "interaction:go", {}, '<input name="a"><input name="a">'));
      for (const n of [0, 1]) await page.locator("input").nth(n).fill(`typed ${n}`);
      await page.locator("frontend-island").dispatchEvent("go");
      await page.locator("frontend-island[mounted]").waitFor();
      const values = await page
        .locator("input")
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      assert.deepEqual(values, ["typed 0", "typed 1"]);
    });

    it("of one that waits goes on with the last props, when it has come to its end with the first", async () => {
      const { page, problems } = await open(island("Plain/Slow", "load", { wait: 600 }));
      await page.waitForTimeout(200);
      for (const wait of [5, 10]) await give(page, { wait });
      await until("the last", async () => (await text(page)) === "waited 10");
      await page.waitForTimeout(700);
      assert.equal(await text(page), "waited 10");
      await tells(page, "mounted Plain/Slow");
      assert.deepEqual(problems, []);
    });

    it("does not begin in a module that has thrown, whose error is told", async () => {
      backend.body = island("Plain/Module", "load");
      const { page, problems } = await openTab(scope, browser);
      await page.goto(`http://localhost:${backend.port}/`);
      await until("the error", () => problems.length > 0);
      assert.match(problems.join(), /Plain\/Module failed.* SyntaxError/s);
      assert.equal(await text(page), "wait");
    });

    it("begins without what was typed, where the code for that does not come", async () => {
      const { page } = await openTab(scope, browser);
      await page.route("**/*.js", async (route) => {
        const text = await (await route.fetch()).text();
        return /selectionStart|activeElement/.test(text) && !text.includes("frontend-island")
          ? route.abort()
          : route.fallback();
      });
      backend.body = island("Plain/Field", "load", {}, '<input name="a">');
      await page.goto(`http://localhost:${backend.port}/`);
      await page.locator("frontend-island[mounted] button").waitFor();
    });

    it("of one that cannot end has an end all the same, and the error is told", async () => {
      const { page, problems } = await open(island("Plain/Cleanup", "load"));
      await tells(page, "mounted Plain/Cleanup");
      await page.locator("frontend-island").evaluate((one) => {
        Object.assign(globalThis, { one });
        one.remove();
      });
      await tells(page, "mounted Plain/Cleanup", "unmounted Plain/Cleanup");
      assert.equal(await page.evaluate(() => (globalThis as never as { one: Element }).one.textContent), "wait");
      assert.match(problems.join(), /cleanup/);
    });

    it("of a copy that a history has kept begins anew, and what a component had rendered is nobody's fallback", async () => {
      const { page, problems } = await open(island("Plain/Later", "load", { item: { name: "a" } }));
      await until("the component", async () => (await text(page)) === "named a");
      await page.evaluate(() => {
        const copy = document.querySelector("frontend-island")?.cloneNode(true) as Element;
        copy.setAttribute("props", '{"item":null}');
        document.body.replaceChildren(copy);
      });
      await until("nothing", async () => (await text(page)) === "");
      await give(page, { item: { name: "b" } });
      await until("the component", async () => (await text(page)) === "named b");
      assert.deepEqual(problems, []);
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

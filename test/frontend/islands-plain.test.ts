import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openTab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder } from "./folder.ts";
import { give, openTelling, tells, text, told } from "./islands-told.ts";
import { island } from "./islands.ts";
import { suiteScope } from "./scope.ts";

const PLAIN = {
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
  Fields:
    "export default (root: HTMLElement): void => { for (let n = 0; n < 2; n++) { const input = document.createElement('input'); input.name = 'a'; root.append(input); } };\n",
  Field:
    "export default (root: HTMLElement): void => { const input = document.createElement('input'); input.name = 'a'; root.append(input, document.createElement('button')); };\n",
};

describe("the life of islands without a framework", () => {
  const scope = suiteScope();
  let backend: Backend;
  let browser: Browser;

  before(async () => {
    const folder = await makeFolder(scope, "css", "frontend", "django", ["--architecture", "islands", "--ui", "none"]);
    for (const [name, source] of Object.entries(PLAIN)) await folder.write(`src/islands/Plain/${name}.ts`, source);
    const built = await folder.script("build");
    assert.equal(built.code, 0, built.text);
    backend = await startBackend(scope, folder);
    backend.entries = ["app", "islands"];
    browser = await openBrowser(scope);
  });

  const open = (...elements: string[]) => openTelling(scope, browser, backend, ...elements);

  it("of a function that is asynchronous, or returns what it comes to, is like that of the others", async () => {
    const { page, problems } = await open(
      island("Plain/Waits", "load", { text: "waited" }),
      island("Plain/Arrow", "load", { text: "arrow" }),
      island("Plain/Rejects", "load"),
    );
    await until("all", async () => (await told(page)).length === 3);
    assert.deepEqual((await told(page)).sort(), ["error Plain/Rejects", "mounted Plain/Arrow", "mounted Plain/Waits"]);
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
    const values = await page.locator("input").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
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
});

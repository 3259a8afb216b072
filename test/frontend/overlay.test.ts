import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import type { FrameLocator } from "playwright-core";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const OVERLAY = "iframe[id$=overlay]";
const COUNTER = "src/components/counter.ts";

/** The overlay has its colours from style attributes, which the page's policy forbids; it can be read without. */
const isOurs = (problem: string): boolean => !problem.includes("Applying inline style");

/** The process ids of the type checkers that run for the folder. */
async function findCheckers(folder: Folder): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid,args"]);
  const lines = stdout.split("\n").filter((line) => line.includes("--noEmit") && line.includes(folder.root));
  return lines.map((line) => parseInt(line, 10));
}

/** A module that takes the type checker many seconds. */
const SLOW = [
  "type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;",
  "type Turned<Text, Before extends string = ''> = Text extends `${infer First}${infer Rest}` ? Turned<Rest, `${First}${Before}`> : Before;",
  ...Array.from(
    { length: 30 },
    (_, index) => `export const turn${index} = (text: Turned<\`${index}-@@@@\`>): Turned<\`${index}-@@@@\`> => text;`,
  ),
]
  .join("\n")
  .replaceAll("@", "${Digit}");

describe("a mistake while developing", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let server: Running;
  let tab: Tab;
  let overlay: FrameLocator;

  const ready = () => until("a compiled dev manifest", async () => (await readDevManifest(folder))?.status === "ready");
  const shown = async (text: RegExp | string): Promise<string> => {
    await overlay
      .locator("body", { hasText: text })
      .waitFor()
      .catch((error: unknown) => {
        throw new Error(`The dev server printed:\n${server.output()}`, { cause: error });
      });
    return (await overlay.locator("body").innerText()).replaceAll("\u00a0", " ");
  };
  const gone = () => tab.page.locator(OVERLAY).waitFor({ state: "detached" });

  before(async () => {
    folder = await makeFolder(scope, "scss");
    backend = await startBackend(scope, folder);
    server = await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    await ready();
    tab = await openTab(scope, await openBrowser(scope));
    overlay = tab.page.frameLocator(OVERLAY);
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await tab.page.locator(".counter-value", { hasText: "0" }).waitFor();
  });

  it("in types is a warning over the page, which goes on, and in the terminal, until it is mended", async () => {
    await markDocument(tab.page);
    await folder.edit(COUNTER, '"One more"', '"Plus one"');
    await folder.edit(COUNTER, "String(readCount(element))", "readCount(element)");
    const text = await shown(/TS2322/);
    assert.match(text, /src\/components\/counter\.ts:8:5/);
    assert.match(text, /> +8 \| {5}value\.textContent = readCount\(element\);\n +\| {5}\^/);
    assert.match(text, /warning/i);
    await tab.page.getByRole("button", { name: "Plus one" }).waitFor();
    assert.ok(await isMarked(tab.page), "the page was not reloaded");
    await until("the terminal to tell", () => server.output().includes("TS2322"));
    assert.match(server.output(), /WARNING in src\/components\/counter\.ts:8:5\n[^]*^1 type error$/m);
    assert.equal((await readDevManifest(folder))?.status, "ready");

    const late = await openTab(scope, tab.page.context().browser() ?? assert.fail());
    await late.page.goto(tab.page.url());
    await late.page.frameLocator(OVERLAY).locator("body", { hasText: "TS2322" }).waitFor();
    assert.deepEqual(late.problems.filter(isOurs), []);

    await folder.edit(COUNTER, "= readCount(element)", "= String(readCount(element))");
    await gone();
    await until("the terminal to tell", () => server.output().includes("no type errors"));
    assert.deepEqual(tab.problems.filter(isOurs), []);
  });

  const MISTAKES = [
    ["a script", COUNTER, "function readCount", "function function readCount", /counter\.ts:29:10/],
    ["Sass", "src/styles/_swatches.scss", "height: 3.5rem", "height: $nowhere", /_swatches\.scss:14:13/],
    ["CSS", "src/components/page-weight.css", "display: grid;", "display: grid; } }", /page-weight\.css:2:20/],
    ["an import", COUNTER, "function readCount", 'import "lodash";\nfunction readCount', /counter\.ts:29:8/],
  ] as const;
  for (const [kind, file, from, to, place] of MISTAKES) {
    it(`in ${kind} is there with its place, once, and its line, as the backend shows it, until it is mended`, async () => {
      await folder.edit(file, from, to);
      const text = await shown(place);
      const [error = "", ...others] = (await readDevManifest(folder))?.errors ?? [];
      await folder.edit(file, to, from);
      assert.deepEqual(others, []);
      assert.ok(text.includes(error), `${text}\nis not:\n${error}`);
      assert.equal(text.split(file).length, 2, text);
      assert.match(text, /\n> *\d+ \| .*\n +\| +\^/);
      assert.doesNotMatch(text, /loader|node_modules|\/tmp\/|\n +at /);
      assert.equal(text.includes("Fix: npm install lodash"), kind === "an import");
      await gone();
    });
  }

  it("in a type that no script imports as a value is found, and its end", async () => {
    await folder.write("src/shapes.ts", "export interface Shape {\n  size: number;\n}\n");
    await folder.edit(
      COUNTER,
      "function readCount",
      'import type { Shape } from "../shapes";\nexport const SHAPE: Shape = { size: 1 };\nfunction readCount',
    );
    await ready();
    await folder.edit("src/shapes.ts", "size: number", "size: string");
    await shown(/TS2322/);
    await folder.edit("src/shapes.ts", "size: string", "size: number");
    await gone();
  });

  it("in types is looked for anew when an edit comes, and no checker outlives the dev server", async () => {
    await folder.write("src/slow.ts", SLOW);
    const first = await until("a checker", async () => (await findCheckers(folder))[0]);
    await folder.edit(COUNTER, "size: 1", "size: 2");
    await until("another in its place", async () => {
      const running = await findCheckers(folder);
      return running.length === 1 && running[0] !== first;
    });
    server.kill("SIGTERM");
    await server.exited;
    await until("its end", async () => (await findCheckers(folder)).length === 0, 1000);
    await rm(folder.path("src/slow.ts"));
  });

  it("in types is not looked for where FRONTEND_TYPES is off", async () => {
    await folder.edit(COUNTER, "size: 2", "size: 'no'");
    server = await folder.serve(scope, { FRONTEND_TYPES: "off" });
    await ready();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.doesNotMatch(server.output(), /TS2322/);
    assert.deepEqual(await findCheckers(folder), []);
  });
});

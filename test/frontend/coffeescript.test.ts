import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const STOPWATCH = "src/components/stopwatch.coffee";
const OLD = "src/entries/old.coffee";

/** An entry that takes in another module without its ending, a module of TypeScript, and a style sheet. */
const ENTRY = `import { cube } from "../lib/cube"
import { mountCounter } from "../components/counter"
import "../styles/app.css"

document.body.dataset.cube = "#{cube 3} in #{import.meta.env.FRONTEND_PLACE}"
mountCounter element for element in document.querySelectorAll ".old"
`;

describe("CoffeeScript, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let browser: Browser;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "coffeescript"]);
    await folder.write(OLD, ENTRY);
    await folder.write("src/lib/cube.coffee", "export cube = (x) -> x * x * x\n");
    await folder.write(".env", "FRONTEND_PLACE=Paris\n");
    await folder.edit(
      "src/entries/app.ts",
      'import "../components/stopwatch.coffee";',
      'import { mount } from "../components/stopwatch.coffee";\n\ndocument.querySelectorAll(".more").forEach(mount);',
    );
    backend = await startBackend(scope, folder);
    backend.entries = ["app", "old"];
    backend.body =
      '<p data-stopwatch><button>Watch</button><output id="time"></output></p>' +
      '<p class="more"><button>More</button><output id="more"></output></p><p class="old"></p>';
    browser = await openBrowser(scope);
  });

  const open = async (): Promise<Tab> => {
    const tab = await openTab(scope, browser);
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await tab.page.locator(".old .counter-value").waitFor();
    return tab;
  };

  it("is an entry and a module, beside TypeScript, and takes values of the environment", async () => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const { files, entrypoints } = (await readManifest(folder)) ?? {};
    assert.match(files?.["old.js"] ?? "", /^frontend\/js\/old\.[0-9a-f]{20}\.js$/);
    assert.ok((entrypoints?.old?.assets.css.length ?? 0) > 0);
    const { page, problems } = await open();
    assert.equal(await page.locator("body").getAttribute("data-cube"), "27 in Paris");
    await page.getByRole("button", { name: "Watch" }).click();
    await page.locator("#time", { hasText: "…" }).waitFor();
    await page.getByRole("button", { name: "Watch" }).click();
    await page.locator("#time", { hasText: /^\d\.\d s$/ }).waitFor();
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.locator("#more", { hasText: "…" }).waitFor();
    assert.deepEqual(problems, []);
  });

  it("is nothing that linter and type checker stumble over", { skip: !isDefault }, async () => {
    for (const script of ["lint", "typecheck", "test"]) {
      const { code, text } = await folder.script(script);
      assert.equal(code, 0, text);
    }
  });

  it("says of a mistake in which file and line it is, once, with the lines around it", async () => {
    const mistakes = [
      ["cube 3", "cube 3)", /ERROR in src\/entries\/old\.coffee:5:39\nunmatched \)\n\n[^]*> 5 \| .*cube 3\)/],
      ["cube 3", "cube 3 +", /ERROR in src\/entries\/old\.coffee:5:\d+\nunexpected [^]*> 5 \| .*cube 3 \+/],
      ["_PLACE", "_NOWHERE", /ERROR in src\/entries\/old\.coffee[^]*FRONTEND_NOWHERE is not set/],
      ["lib/cube", "lib/nowhere", /ERROR in src\/entries\/old\.coffee:1:\d+\nCan't resolve '\.\.\/lib\/nowhere'/],
    ] as const;
    for (const [from, to, said] of mistakes) {
      await folder.edit(OLD, from, to);
      const { code, text } = await folder.script("build");
      await folder.edit(OLD, to, from);
      assert.equal(code, 1, text);
      assert.match(text, said);
      assert.equal(text.match(/ERROR in/g)?.length, 1, text);
      assert.doesNotMatch(text, /\n +at /);
    }
  });

  it("fails like any other where an entry is there twice", async () => {
    await folder.write("src/entries/app.coffee", "console.info 1\n");
    const { code, text } = await folder.script("build");
    await rm(folder.path("src/entries/app.coffee"));
    const twice = /The entry "app" is there 2 times: src\/entries\/ has app\.coffee and app\.ts/;
    assert.equal(code, 1);
    assert.match(text, twice);
  });

  it("is served anew when it is edited, as an entry that is new, and with its source map", async () => {
    const server = await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    await until("a compiled dev manifest", async () => (await readDevManifest(folder))?.status === "ready");
    const { page, problems } = await open();
    await page.getByRole("button", { name: "Watch" }).click();
    await page.locator("#time", { hasText: "…" }).waitFor();
    await folder.edit(STOPWATCH, "'…'", "'running'");
    await until("the edit", async () => {
      await page.getByRole("button", { name: "Watch" }).click();
      return (await page.locator("#time").textContent()) === "running";
    });
    await folder.edit("src/lib/cube.coffee", "x * x * x", "-x * x * x");
    await page.locator("body[data-cube='-27 in Paris']").waitFor();

    const { sources, sourcesContent } = await mapOf(page, /\/js\/old\.js$/);
    const index = sources.findIndex((source) =>
      /^webpack:\/\/mysite-frontend\/\.\/src\/entries\/old\.coffee$/.test(source),
    );
    assert.notEqual(index, -1, sources.join("\n"));
    assert.equal(sourcesContent[index], await folder.read(OLD));

    await folder.write("src/entries/newer.coffee", "document.body.dataset.newer = 'there'\n");
    await until("the new entry", async () => (await readDevManifest(folder))?.files["newer.js"] !== undefined);
    assert.deepEqual(problems, [], server.output());
  });
});

/** The source map that a script of the page names in its last line. */
async function mapOf(page: Tab["page"], file: RegExp): Promise<{ sources: string[]; sourcesContent: string[] }> {
  const urls = await page
    .locator("script")
    .evaluateAll((scripts) => scripts.map((script) => (script as HTMLScriptElement).src));
  const url = urls.find((one) => file.test(one.replace(/\?.*/, ""))) ?? "";
  const script = await (await fetch(url)).text();
  const [, map = ""] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(script) ?? [];
  return (await (await fetch(new URL(map, url))).json()) as { sources: string[]; sourcesContent: string[] };
}

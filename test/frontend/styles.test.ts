import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";
import { startBackend } from "./backend.ts";
import { makeFolder, type Folder, type Style } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const renderBox = (width: number): string => `.wide-box {\n  outline: ${width}px solid red;\n}\n`;

for (const style of ["css", "scss"] satisfies Style[]) {
  describe(`a *.module.${style}`, () => {
    const scope = suiteScope();
    let folder: Folder;
    before(async () => {
      folder = await makeFolder(scope, style);
      await folder.write(`src/components/box.module.${style}`, renderBox(3));
      await folder.write(
        "src/entries/box.ts",
        `import styles from "../components/box.module.${style}";

document.querySelector("h1")?.setAttribute("class", styles["wide-box"] ?? "");
`,
      );
    });

    const open = async (): Promise<Tab> => {
      const backend = await startBackend(scope, folder);
      backend.entries = ["box"];
      const tab = await openTab(scope, await openBrowser(scope));
      await tab.page.goto(`http://localhost:${backend.port}/`);
      return tab;
    };
    const hasOutline = ({ page }: Tab, width: string): Promise<unknown> =>
      until(`an outline of ${width}`, async () => {
        const outline = page.locator("h1").evaluate((element) => getComputedStyle(element).outlineWidth);
        return (await outline) === width;
      });

    it("is imported as one object, in the eyes of linter and type checker too", async () => {
      for (const script of isDefault ? ["lint", "typecheck", "build"] : ["build"]) {
        const { code, text } = await folder.script(script);
        assert.equal(code, 0, text);
      }
      const tab = await open();
      await hasOutline(tab, "3px");
      assert.doesNotMatch((await tab.page.locator("h1").getAttribute("class")) ?? "", /^wide-box$/);
      assert.deepEqual(tab.problems, []);
    });

    it("changes in the open page", async () => {
      await folder.serve(scope);
      await until("the dev server", async () => (await readDevManifest(folder))?.status === "ready");
      const tab = await open();
      await hasOutline(tab, "3px");
      await markDocument(tab.page);
      await folder.write(`src/components/box.module.${style}`, renderBox(5));
      await hasOutline(tab, "5px");
      assert.ok(await isMarked(tab.page), "the page was not reloaded");
      assert.deepEqual(tab.problems, []);
    });
  });
}

describe("outdated Sass", () => {
  const scope = suiteScope();

  it("is warned of in your own files, and not in packages", async () => {
    const folder = await makeFolder(scope, "scss");
    const outdated = (name: string): string => `.${name} {\n  color: lighten(red, 10%);\n}\n`;
    await folder.write("node_modules/old-styles/package.json", `{ "name": "old-styles", "version": "1.0.0" }`);
    await folder.write("node_modules/old-styles/index.scss", outdated("theirs"));
    await folder.edit("src/styles/app.scss", '@use "tokens";', '@use "old-styles/index";\n@use "tokens";');
    const theirs = await folder.script("build");
    assert.equal(theirs.code, 0, theirs.text);
    assert.doesNotMatch(theirs.text, /deprecat/i);

    await folder.write("src/styles/_swatches.scss", outdated("ours"));
    assert.match((await folder.script("build")).text, /Deprecation Warning.*\n.*lighten\(\) is deprecated/);
  });
});

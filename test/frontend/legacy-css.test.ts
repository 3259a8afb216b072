import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { openBrowser, openTab } from "../support/browser.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** As old packages write for Internet Explorer, each between two neighbours that count. */
const HACKS = [
  "*cursor: hand",
  "*zoom: 1",
  "_height: 1px",
  "+margin: 1px",
  "#padding: 1px",
  ".left: 1px",
  "width: 100px\\9",
  "margin: 0 !ie",
  "filter: alpha(opacity=50)",
  "filter: progid:DXImageTransform.Microsoft.gradient(startColorstr='#80000000', endColorstr='#80000000')",
  "behavior: url(#default#VML)",
  'content: "a!b"',
  "background: url(data:image/png;base64,iVBORw0KGgo=)",
];
const LEGACY = `${HACKS.map((hack, index) => `.a${index} {\n  color: green;\n  ${hack};\n  top: ${index}px;\n}`).join("\n")}
.last { color: green; *zoom: 1 }
* html .b { color: red }
*+html .c { color: #123456 }
@media screen and (min-width:0\\0) {
  .d { color: red }
}
`;
/** Those that no browser takes, by what the build says of them. */
const DROPPED = ["*cursor: hand", "*zoom: 1", "_height: 1px", "+margin: 1px", "#padding: 1px", ".left: 1px"];

describe("a stylesheet of another age", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "scss");
    await folder.write("src/styles/legacy.css", LEGACY);
    await folder.write("src/styles/around.css", '@import "./legacy.css";\n');
    await folder.write("src/entries/legacy.ts", 'import "../styles/around.css";\n');
  });

  const build = async (): Promise<{ css: string; text: string }> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const path = (await readManifest(folder))?.entrypoints.legacy?.assets.css[0] ?? "";
    return { css: await folder.read(`static/${path}`), text };
  };

  it("means to the browser what it meant before the build, which names file and line of what it left out", async () => {
    const { css, text } = await build();
    const { page } = await openTab(scope, await openBrowser(scope));
    /** The rules that count, as the browser itself writes them. */
    const rulesOf = (source: string): Promise<string[]> =>
      page.evaluate((styles) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        return [...sheet.cssRules]
          .filter((rule) => !(rule instanceof CSSMediaRule && !matchMedia(rule.media.mediaText).matches))
          .map(({ cssText }) => cssText);
      }, source);
    const meant = await rulesOf(LEGACY);
    assert.equal(meant.length, HACKS.length + 3);
    assert.ok(meant.every((rule) => rule.includes("color:")));
    assert.deepEqual(await rulesOf(css), meant);
    const lines = LEGACY.split("\n");
    for (const hack of [...DROPPED, "margin: 0 !ie"]) {
      const line = lines.findIndex((candidate) => candidate.includes(hack)) + 1;
      assert.ok(text.includes(`src/styles/legacy.css:${line}  ${hack}`), `${hack}\n${text}`);
    }
  });

  // Not the last one: Rspack ends at once, and the type check that it has started goes on for a moment.
  it("fails the build where it cannot be read, with its name", async () => {
    await folder.write("src/styles/broken.css", ".x {\n  color: red;\n}\n\n.a:not() {\n  color: blue;\n}\n");
    await folder.write("src/entries/broken.ts", 'import "../styles/broken.css";\n');
    const { code, text } = await folder.script("build");
    assert.notEqual(code, 0);
    assert.equal(text.match(/Invalid empty selector/g)?.length, 1, text);
    await rm(folder.path("src/entries/broken.ts"));
    assert.match(text, /src\/styles\/broken\.css:5|css\/broken\.[0-9a-f]+\.css:/, text);
  });

  it("is found through Sass, by the line that its author has written", async () => {
    await folder.write(
      "src/styles/old.scss",
      "// A comment that Sass leaves out.\n\n.x {\n  color: red;\n  *zoom: 1;\n}\n",
    );
    await folder.write("src/entries/old.ts", 'import "../styles/old.scss";\n');
    const { text } = await build();
    assert.ok(text.includes("src/styles/old.scss:5  *zoom: 1"), text);
  });

  it("may name files at the root of the server: they are left alone, and told of", async () => {
    await folder.write(
      "src/styles/moved.css",
      '.hero {\n  background: url("/static/img/hero.png"), url(//cdn.example/x.png);\n}\n',
    );
    await folder.write("src/entries/moved.ts", 'import "../styles/moved.css";\n');
    const { text } = await build();
    const path = (await readManifest(folder))?.entrypoints.moved?.assets.css[0] ?? "";
    const css = await folder.read(`static/${path}`);
    assert.match(css, /url\(\/static\/img\/hero\.png\),url\(\/\/cdn\.example\/x\.png\)/);
    assert.match(text, /breaks on a CDN or below a sub-path/);
    assert.match(text, /src\/styles\/moved\.css:2 {2}background: url/);
  });
});

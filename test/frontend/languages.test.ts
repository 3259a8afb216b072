import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { isMarked, markDocument, openBrowser, openTab } from "../support/browser.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";
import { startBackend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** The style sheet of an entry, as it was built. */
async function builtCss(folder: Folder, entry = "app"): Promise<string> {
  const { code, text } = await folder.script("build");
  assert.equal(code, 0, text);
  const file = (await readManifest(folder))?.files[`${entry}.css`] ?? "";
  return folder.read(`static/${file}`);
}

describe("Less", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "less");
  });

  it("is compiled, with the plain style sheets that it imports", async () => {
    const css = await builtCss(folder);
    for (const rule of [/\.swatches>:nth-child\(8\)\{background:#14b8a6\}/, /\.page-title\{/, /--accent:/])
      assert.match(css, rule);
    assert.doesNotMatch(css, /@import|@from/);
  });

  it("has class names of its own in *.module.less, in the eyes of linter and type checker too", async () => {
    await folder.write("src/components/box.module.less", "@width: 3px;\n\n.wide-box {\n  outline-width: @width;\n}\n");
    await folder.write(
      "src/entries/box.ts",
      'import styles from "../components/box.module.less";\n\nconsole.info(styles["wide-box"]?.length);\n',
    );
    for (const script of isDefault ? ["lint", "typecheck"] : []) {
      const { code, text } = await folder.script(script);
      assert.equal(code, 0, text);
    }
    assert.match(await builtCss(folder, "box"), /^\.[\w-]{8,}\{outline-width:3px\}/);
  });

  it("says of a mistake in which file and line it is, once, with the lines around it", async () => {
    await folder.edit("src/styles/swatches.less", "height: 3.5rem", "height: @nowhere");
    const { code, text } = await folder.script("build");
    await folder.edit("src/styles/swatches.less", "height: @nowhere", "height: 3.5rem");
    assert.equal(code, 1);
    const said =
      /ERROR in src\/styles\/swatches\.less:11:13\nVariable @nowhere is undefined\n\n[^]*> 11 \| {5}height: @nowhere;/;
    assert.match(text, said);
    assert.equal(text.match(/@nowhere is undefined/g)?.length, 1);
  });
});

describe("Tailwind", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "scss,tailwind");
    await folder.write("../shop/templates/shop/list.html", '<p class="mt-[101px]"></p>\n');
    await folder.write("../shop/jinja2/shop/list.html", '<p class="mt-[102px]"></p>\n');
    await folder.write("../shop/forms.py", 'ATTRS = {"class": "mt-[103px]"}\n');
    await folder.write("src/components/note.ts", 'export const note = "mt-[104px]";\n');
    await folder.write("../.env/templates/other.html", '<p class="mt-[201px]"></p>\n');
    await folder.write("../venv/pyvenv.cfg", "home = /usr/bin\n");
    await folder.write("../venv/lib/app/templates/other.html", '<p class="mt-[202px]"></p>\n');
    await folder.write("../node_modules/theirs/templates/other.html", '<p class="mt-[203px]"></p>\n');
  });

  const margins = (css: string) => [...css.matchAll(/margin-top:(\d+)px/g)].map(([, pixels]) => pixels).sort();

  it("builds what templates of all apps, forms and scripts use, and nothing that others do", async () => {
    const css = await builtCss(folder);
    assert.deepEqual(margins(css), ["101", "102", "103", "104"]);
    assert.match(css, /\.swatches\{/, "Sass is there as well");
  });

  it("gives the same bytes again, also where its own output lies in a folder of templates", async () => {
    const first = await builtCss(folder);
    await folder.write("../static/templates/copied.html", '<p class="mt-[204px]"></p>\n');
    assert.equal(await builtCss(folder), first);
  });

  it("sees a class in a template that is new, and in an app that is", async () => {
    await folder.write("../shop/templates/shop/new.html", '<p class="mt-[105px]"></p>\n');
    assert.ok(margins(await builtCss(folder)).includes("105"));
    await folder.write("../blog/templates/blog/new.html", '<p class="mt-[106px]"></p>\n');
    assert.ok(margins(await builtCss(folder)).includes("106"));
  });

  it("has the values of tokens.css as classes, and loses to what is in no layer", async () => {
    await folder.write("../shop/templates/shop/new.html", '<p class="bg-surface font-mono"></p>\n');
    const css = await builtCss(folder);
    assert.match(css, /\.bg-surface\{background-color:var\(--surface\)\}/);
    assert.match(css, /\.font-mono\{font-family:var\(--font-code\)\}/);
  });

  it("exchanges the style sheet of an open page when a template uses a new class, and rests then", async () => {
    const server = await folder.serve(scope);
    await until("the dev server", async () => (await readDevManifest(folder))?.status === "ready");
    const backend = await startBackend(scope, folder);
    backend.body = '<p class="mt-[107px]">new</p>';
    const tab = await openTab(scope, await openBrowser(scope));
    await tab.page.goto(`http://localhost:${backend.port}/`);
    const margin = () => tab.page.locator("p", { hasText: "new" }).evaluate((p) => getComputedStyle(p).marginTop);
    assert.equal(await margin(), "0px");
    await markDocument(tab.page);
    await folder.write("../shop/templates/shop/new.html", '<p class="mt-[107px]"></p>\n');
    await until("the class", async () => (await margin()) === "107px");
    assert.ok(await isMarked(tab.page), "the page was not reloaded");
    const compiled = () => server.output().match(/compiled|ready in|ms\b/g)?.length ?? 0;
    const times = compiled();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(compiled(), times, "what is built starts no compilation");
    assert.deepEqual(tab.problems, []);
  });

  it("says with its name which class of an @apply there is not", async () => {
    await folder.edit("src/styles/tailwind.css", "/* The values", ".note {\n  @apply nowhere-4;\n}\n\n/* The values");
    const { code, text } = await folder.script("build");
    assert.equal(code, 1);
    assert.match(text, /ERROR in src\/styles\/tailwind\.css\b[^]*nowhere-4/);
    assert.doesNotMatch(text, /\n +at /);
  });
});

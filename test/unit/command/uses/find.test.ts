import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { usesInSources, usesInTemplates, type Use } from "../../../../generators/command/uses/find.ts";
import type { PlannedFile } from "../../../../generators/plan/plan.ts";
import { tree } from "../../project/python/tree.ts";

const NOTHING = {
  sources: new Map<string, string[]>(),
  tags: new Map<string, string[]>(),
  markup: new Map<string, string[]>(),
};

/** What a run uses of a project: the user's files, what we render of them, and what the plan deletes. */
function project(files: Record<string, string>, ours: Record<string, string> = {}, gone: string[] = []) {
  const root = tree({ ...files, ...Object.fromEntries(gone.map((path) => [path, "export {};"])) });
  const plan = gone.map((path): PlannedFile => ({ path, status: "delete", before: Buffer.from("export {};") }));
  const rendering = new Map(Object.entries(ours).map(([path, text]) => [path, Buffer.from(text)]));
  return { root, folder: "shop/web", rendering, plan };
}

const shown = (uses: readonly Use[]) => uses.map(({ path, line, of, what }) => `${path}:${line ?? ""} ${of} ${what}`);

describe("the user's sources", () => {
  it("are named where they import a package that goes, also in a file that was ours", () => {
    const files = {
      "shop/web/src/entries/shop.ts": 'import "./x";\nimport htmx from "htmx.org";\n',
      "shop/web/src/entries/app.ts": 'import "htmx.org/dist/ext/sse";\n// Mine.\n',
      "shop/web/src/lib/other.ts": 'import "htmx.org";\n',
      "shop/web/src/lib/like.ts": 'import "htmx.org.uk";\n',
      "shop/web/node_modules/lib/index.js": 'import "htmx.org";\n',
      "shop/web/static/web/app.js": 'import "htmx.org";\n',
      "shop/web/webpack/own.mjs": 'import "htmx.org";\n',
    };
    const ours = { "src/entries/app.ts": "", "src/lib/other.ts": 'import "htmx.org";\n' };
    assert.deepEqual(shown(usesInSources(project(files, ours), ["htmx.org"], NOTHING)), [
      "shop/web/src/entries/app.ts:1 package htmx.org",
      "shop/web/src/entries/shop.ts:2 package htmx.org",
      "shop/web/webpack/own.mjs:1 package htmx.org",
    ]);
    assert.deepEqual(usesInSources(project(files, ours), [], NOTHING), []);
  });

  it("are named where they import a file that goes, and not where another of that name is left", () => {
    const files = {
      "shop/web/src/entries/shop.ts": 'import { headers } from "../lib/csrf";\nimport { a } from "@/lib/both";\n',
      "shop/web/src/lib/both.ts": "",
    };
    const gone = ["shop/web/src/lib/csrf.ts", "shop/web/src/lib/both.js"];
    assert.deepEqual(shown(usesInSources(project(files, {}, gone), [], NOTHING)), [
      "shop/web/src/entries/shop.ts:1 file ../lib/csrf",
    ]);
  });

  it("are read as the plan leaves them", () => {
    const path = "shop/web/src/entries/app.ts";
    const [theirs, ours] = ['import "htmx.org";\n// Mine.\n', "// Mine.\n"];
    const folder = project({ [path]: theirs }, { "src/entries/app.ts": "" });
    const plan = (file: Partial<PlannedFile>): PlannedFile[] => [
      { path, status: "update", before: Buffer.from(theirs), after: Buffer.from(ours), ...file },
    ];
    assert.deepEqual(usesInSources({ ...folder, plan: plan({}) }, ["htmx.org"], NOTHING), []);
    assert.equal(usesInSources({ ...folder, plan: plan({ status: "conflict" }) }, ["htmx.org"], NOTHING).length, 1);
  });

  it("are named once where nothing reads them any more, by their ending before their folder", () => {
    const files = {
      "shop/web/src/islands/Mine.tsx": 'import "react";\n',
      "shop/web/src/islands/Chart.ts": "",
      "shop/web/src/entries/own.tsx": "",
      "shop/web/src/islands/Counter.tsx": "",
    };
    const sources = new Map([
      ["src/islands/", ["islands"]],
      ["*.tsx", ["react"]],
    ]);
    const found = usesInSources(project(files, {}, ["shop/web/src/islands/Counter.tsx"]), ["react"], {
      ...NOTHING,
      sources,
    });
    assert.deepEqual(shown(found), [
      "shop/web/src/entries/own.tsx: source react",
      "shop/web/src/islands/Chart.ts: folder islands",
      "shop/web/src/islands/Mine.tsx: source react",
    ]);
  });
});

describe("the user's templates", () => {
  it("are named where they have a tag that goes, wherever they are", () => {
    const files = {
      "templates/shop.html":
        '{% load webpack %}\n{# {% island "No" %} #}{% verbatim x %}{% island "No" %}{% endverbatim x %}\n{%- island "Cart" %}\n{% endisland %}\n',
      "pages/a.jinja2": '<p>\n{{ page(title) }} {{ island("Cart",\n  id=1) }}\n{% call island("B") %}\n',
      "pages/b.html": "{% raw %}{{ island(1) }}{% endraw %} An island (far away). {{ my_island(1) }} {% islands %}",
      "shop/web/templates/web/page.html": '{% island "Ours" %}',
      "shop/web/templates/web/card.html": '{% island "Gone" %}',
      "node_modules/x/y.html": '{% island "Not theirs" %}',
    };
    const folder = project(files, { "templates/web/page.html": '{% island "Ours" %}' });
    const plan: PlannedFile[] = [{ path: "shop/web/templates/web/card.html", status: "delete" }];
    const going = { ...NOTHING, tags: new Map([["island", ["islands"]]]) };
    assert.deepEqual(shown(usesInTemplates({ ...folder, plan }, going)).sort(), [
      "pages/a.jinja2:2 tag island",
      "pages/a.jinja2:4 tag island",
      "templates/shop.html:3 tag island",
    ]);
    assert.deepEqual(usesInTemplates({ ...folder, plan }, NOTHING), []);
  });
});

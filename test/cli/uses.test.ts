import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit } from "../support/projects.ts";
import { rendered, snapshot } from "./rendered.ts";
import { add, addJson, goBack, remove, removeJson } from "./run.ts";

const ENTRY = "frontend/src/entries/app.ts";

/** A folder with files of its owner's own, committed. */
async function owned(test: TestContext, options: string[], files: Record<string, string>): Promise<string> {
  const project = await rendered(test, "startproject", ...options);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(project, path, ".."), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  await commit(project, "My own");
  return project;
}

describe("what the owner's files use of what goes", () => {
  const files = {
    "frontend/src/entries/shop.ts": 'import { createRoot } from "react-dom/client";\n\ncreateRoot(document.body);\n',
    "frontend/src/islands/Cart.ts": "export default () => undefined;\n",
    "frontend/src/entries/lazy.ts": 'import { mountPlain } from "@/lib/islands/plain";\n\nvoid mountPlain;\n',
    "templates/shop.html": '{% load island %}\n<main>{% island "Cart" %}</main>\n',
  };
  const named = [
    ["frontend/src/entries/lazy.ts", 1, "imports @/lib/islands/plain, which goes"],
    ["frontend/src/entries/shop.ts", 1, "imports react-dom, which goes"],
    ["frontend/src/islands/Cart.ts", undefined, "without islands nothing loads it"],
    ["templates/shop.html", 2, "has the tag island, which goes"],
  ];

  it("is named with file and line in the plan, before anything is written", async (test) => {
    const project = await owned(test, ["--architecture", "islands", "--ui", "react"], files);
    const { code, stdout } = await remove(project, "islands", "react", "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /\n {2}yours +frontend\/src\/entries\/shop\.ts:1 +imports react-dom, which goes\n/);
    assert.match(stdout, /\n {2}yours +templates\/shop\.html:2 +has the tag island, which goes\n/);
    assert.ok(stdout.indexOf("yours ") < stdout.indexOf("Dry run, nothing written"));
    assert.match(stdout, /react-dom, which goes; to keep it: cd frontend && npm install --save-dev react-dom\.\n/);
    assert.deepEqual(await changes(project), []);
  });

  it("is also what HTML in templates means with a library, named at its first place in each", async (test) => {
    const page =
      "{% load webpack %}\n<a hx-get='/a'>a</a><a hx-get='/b' hx-swap='none'>b</a>\n<turbo-frame id='f'></turbo-frame>\n" +
      '<p x-data data-x-data><img src="{% webpack_asset "images/cup.jpg?as=webp" %}"></p><a href="/?width=3">c</a>\n';
    const features = "htmx,turbo,alpine,images";
    const project = await owned(test, ["--features", features], { "templates/shop.html": page });
    const { code, document } = await removeJson(project, ...features.split(","), "--dry-run");
    assert.equal(code, 0, document.error?.message);
    assert.deepEqual(
      document.uses.map(({ path, line, says }) => [path, line, says]),
      [
        ["templates/shop.html", 4, "has x-data, which means nothing then"],
        ["templates/shop.html", 2, "has hx-get, which means nothing then"],
        ["templates/shop.html", 4, "has ?as=webp, which means nothing then"],
        ["templates/shop.html", 3, "has turbo-frame, which means nothing then"],
      ],
    );
    const exchanged = await addJson(project, "htmx2", "--dry-run");
    assert.deepEqual(exchanged.document.uses, []);
  });

  it("stays as it is, and is in the document", async (test) => {
    const project = await owned(test, ["--architecture", "islands", "--ui", "react"], files);
    const before = snapshot(project);
    const { code, document } = await removeJson(project, "islands", "react", "--yes");
    assert.equal(code, 0, document.error?.message);
    assert.deepEqual(
      document.uses.map(({ path, line, says }) => [path, line, says]),
      named,
    );
    const after = snapshot(project);
    for (const path of Object.keys(files)) assert.equal(after[path], before[path]);
    await goBack(project, document);
    assert.deepEqual(snapshot(project), before);
  });

  it("is nothing where another takes its place, or nothing goes", async (test) => {
    const project = await owned(test, ["--architecture", "islands", "--ui", "react"], files);
    for (const words of [["preact"], ["rspack"], ["workers"]]) {
      const { document } = await addJson(project, ...words, "--dry-run");
      const says = document.uses.map(({ says: text }) => text);
      assert.deepEqual(says, [], words.join());
    }
  });
});

describe("the entry of an owner who has edited it", () => {
  const line = 'import "../styles/tailwind.css";\n';

  it("gets the line of what is added, and loses it again", async (test) => {
    const project = await rendered(test);
    const text = readFileSync(join(project, ENTRY), "utf8");
    const own = text.replace(
      'import "../styles/app.scss";',
      'import "./mine";\nimport "../styles/app.scss";\nimport "x";',
    );
    assert.notEqual(own, text);
    writeFileSync(join(project, ENTRY), own);
    const { code, document } = await addJson(project, "tailwind", "--yes");
    assert.equal(code, 0, document.error?.message);
    assert.match(readFileSync(join(project, ENTRY), "utf8"), /^(import .*\n)*import "\.\.\/styles\/tailwind\.css";$/m);
    assert.equal((await remove(project, "tailwind", "--yes")).code, 0);
    assert.equal(readFileSync(join(project, ENTRY), "utf8"), own);
  });

  it("is in the way where it has no imports left, with the line to add", async (test) => {
    const project = await owned(test, [], { [ENTRY]: "start();\n" });
    const { code, stderr } = await add(project, "tailwind", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`app\\.ts: changed by you, .* add ${line.trim().replaceAll(".", "\\.")}\n`));
    assert.deepEqual(await changes(project), []);
    const skipped = await add(project, "tailwind", "--yes", "--on-conflict", "skip");
    assert.equal(skipped.code, 0);
    assert.match(
      skipped.stdout,
      /app\.ts stays as you have it; for what was added to be loaded, an entry has to have:\n {2}import "\.\.\/styles\/tailwind\.css";\n/,
    );
    assert.equal(readFileSync(join(project, ENTRY), "utf8"), "start();\n");
  });

  it("stays deleted, and the line is told", async (test) => {
    const project = await rendered(test);
    rmSync(join(project, ENTRY));
    const { code, stdout } = await add(project, "tailwind", "--yes");
    assert.equal(code, 0);
    assert.match(stdout, /app\.ts was deleted by you; .*\n {2}import "\.\.\/styles\/tailwind\.css";\n/);
  });
});

import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("an import of what is not there", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "css");
  });

  /** What the backend will show of a build with these files in src/entries/; they are gone after it. */
  const errorsOf = async (files: Record<string, string>): Promise<string[]> => {
    for (const [name, text] of Object.entries(files)) await folder.write(`src/entries/${name}`, text);
    const { code, text } = await folder.script("build");
    for (const name of Object.keys(files)) await rm(folder.path("src/entries", name));
    if (code === 0) return [];
    const { errors } = (await folder.json(".webpack/build.json")) as { errors: string[] };
    for (const error of errors) assert.ok(text.includes(error), `the terminal says it: ${error}`);
    return errors;
  };

  it("of a package names the command that installs it, once, with the folder's package manager", async () => {
    const errors = await errorsOf({
      "one.ts": 'import "lodash/fp";\nimport "@scope/one/two.css";\n',
      "view.tsx": "export const view = <p>Hello</p>;\n",
      "plain.css": '@import "normalize.css/normalize.css";\n',
      "two.ts": 'import "./plain.css";\n',
    });
    assert.equal(errors.length, 4, errors.join("\n\n"));
    const all = errors.join("\n\n");
    assert.match(
      all,
      /^src\/entries\/one\.ts:1:8\nCan't resolve 'lodash\/fp'\n\n> 1 [^]*?\n\nFix: npm install lodash$/m,
    );
    assert.match(all, /^Fix: npm install @scope\/one$/m);
    assert.match(all, /^src\/entries\/plain\.css:1:10\n[^]*^Fix: npm install normalize\.css$/m);
    assert.match(
      all,
      /view\.tsx\nCan't resolve 'react\/jsx-runtime'\n\nFix: npm install react react-dom @types\/react /,
    );

    await folder.write("pnpm-lock.yaml", "");
    const [again] = await errorsOf({ "one.ts": 'import "lodash";\n' });
    assert.match(again ?? "", /^Fix: pnpm add lodash$/m);
    await rm(folder.path("pnpm-lock.yaml"));
  });

  it("advises no installation of what is a file's name, or installed", async () => {
    const errors = await errorsOf({
      "one.ts": 'import "./nowhere";\nimport "@/nowhere";\nimport "typescript/nowhere";\nimport "./one.css";\n',
      "one.css": '@import "two.css";\n',
    });
    assert.equal(errors.length, 4, errors.join("\n\n"));
    assert.doesNotMatch(errors.join("\n\n"), /install/);
  });

  it("advises none for what is called like a file, or stands in src/", async () => {
    const errors = await errorsOf({
      "one.ts": 'import "logo.svg";\nimport "components/counters";\nimport "./two.css";\n',
      "two.css": "a {\n  background: url(gone.png);\n}\nb {\n  background: url(images/gone.png);\n}\n",
    });
    assert.equal(errors.length, 4, errors.join("\n\n"));
    assert.doesNotMatch(errors.join("\n\n"), /install/);
  });

  it("of Node's own modules says that this runs in the browser, and where", async () => {
    const errors = await errorsOf({
      "one.ts": 'import "crypto";\nimport { sep } from "node:path";\nconsole.log(sep);\n',
    });
    assert.equal(errors.length, 2, errors.join("\n\n"));
    assert.match(
      errors[0] ?? "",
      /^src\/entries\/one\.ts:1:8\nCan't resolve 'crypto'\n\n[^]*\n\nFix: do without "crypto", .* runs in the browser\.$/,
    );
    assert.match(
      errors[1] ?? "",
      /^src\/entries\/one\.ts:2:21\n[^]*\n\nFix: do without "path", .* runs in the browser\.$/,
    );
  });

  const KINDS = ["scss", "sass", "less", "styl", "vue", "svelte", "coffee", "mdx", "yaml", "yml", "csv", "graphql"];
  const TEXTS = ["html", "md", "toml", "xml"];
  it("of a file without its loader says so, though it may be a script by chance, and what to do", async () => {
    const all = [...KINDS, ...TEXTS];
    const files = all.map((kind) => [`x.${kind}`, "a: b\n"] as const);
    const errors = await errorsOf({
      ...Object.fromEntries(files),
      "kinds.ts": all.map((kind) => `import "./x.${kind}";\n`).join(""),
    });
    assert.equal(errors.length, all.length, errors.join("\n\n"));
    for (const kind of all) {
      const [error = ""] = errors.filter((text) => text.startsWith(`src/entries/x.${kind}\n`));
      assert.match(error, new RegExp(`\nThere is no loader for x\\.${kind}\\.\nFix: `), kind);
      if (TEXTS.includes(kind)) assert.match(error, /Fix: import "\.\/x\.\w+\?raw"/);
      else assert.match(error, /npm install [^]*\n {2}then, in [^]*loader/);
    }
  });

  it("of such a file as text, or as data of a kind that a rule names, is fine", async () => {
    await folder.edit("webpack/typescript.mjs", "rules: [", 'rules: [{ test: /\\.toml$/, type: "asset/source" },');
    await folder.edit("src/types.d.ts", 'declare module "*.css";', 'declare module "*.css";\ndeclare module "*.toml";');
    const files = { "x.md": "# A", "x.csv": "a,b", "x.toml": "a = 1", "x.json": '{ "a": 1 }' };
    const one =
      'import "./x.md?raw";\nimport "./x.csv?url";\nimport "./x.csv?inline";\nimport "./x.toml";\nimport "./x.json";\n';
    assert.deepEqual(await errorsOf({ ...files, "one.ts": one }), []);
  });

  it("is no mistake any more once the package is there, while the dev server runs", async () => {
    await folder.write("src/entries/one.ts", 'import "installed-later";\n');
    await folder.serve(scope);
    const state = async (): Promise<string | undefined> => (await readDevManifest(folder))?.status;
    await until("the error", async () => (await state()) === "failed");
    await folder.write("node_modules/installed-later/index.js", "console.info(1);\n");
    await folder.write(
      "node_modules/installed-later/package.json",
      '{ "name": "installed-later", "main": "index.js" }\n',
    );
    await until("a compilation without it", async () => (await state()) === "ready");
  });
});

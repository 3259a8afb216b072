import assert from "node:assert/strict";
import { cp, symlink } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { isDefault } from "../support/variant.ts";
import { Folder, makeFolder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("what people write in src/", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "scss");
  });

  const succeed = async (script: string): Promise<void> => {
    const { code, text } = await folder.script(script);
    assert.equal(code, 0, text);
  };
  /** Builds, and gives the text of an entry's own script or stylesheet. */
  const build = async (name: string, type: "js" | "css" = "js"): Promise<string> => {
    await succeed("build");
    const manifest = await readManifest(folder);
    const path = manifest?.entrypoints[name]?.assets[type].at(-1);
    assert.ok(path, `${name}.${type}`);
    return folder.read(`static/${path}`);
  };

  it("means the same file to the build, the type checker, the linter, Sass and Vitest", async () => {
    await folder.write("src/lib/one.ts", 'export const one = "the first";\n');
    await folder.write("src/lib/two.mts", 'export const two = "the second";\n');
    await folder.write("src/lib/three.tsx", 'export const three = "the third";\n');
    await folder.write("src/styles/plain.css", '.plain {\n  background: url("@/images/logo.svg");\n}\n');
    await folder.write(
      "src/styles/alias.scss",
      '@use "@/styles/tokens";\n@use "@/styles/plain";\n\n.alias {\n  background: url("@/images/grid.svg");\n}\n',
    );
    const imports = `import { one } from "./../lib/one.js";
import { one as again } from "@/lib/one";
import { two } from "@/lib/two.mjs";
import { three } from "../lib/three.js";
`;
    await folder.write(
      "src/entries/means.ts",
      `${imports}import "@/styles/alias.scss";\n\nconsole.info(one, again, two, three);\n`,
    );
    await folder.write(
      "src/lib/means.test.tsx",
      `${imports.replaceAll("../lib/", "").replace("three.js", "./three.js")}import { expect, it } from "vitest";

it("is the same", () => {
  expect([one, again, two, three]).toEqual(["the first", "the first", "the second", "the third"]);
});
`,
    );
    const script = await build("means");
    for (const text of ["the first", "the second", "the third"]) assert.ok(script.includes(text), text);
    assert.match(
      await build("means", "css"),
      /\.plain\{background:url\(\.\.\/images\/logo[^]*\.alias\{background:url\(/,
    );
    const { code, text } = await folder.script("test");
    assert.equal(code, 0, text);
    assert.match(text, /2 passed/, "test files, the one in .tsx too");
    if (isDefault) for (const check of ["typecheck", "lint"]) await succeed(check);
  });

  it("is taken as it is where the import says so", async () => {
    await folder.write("src/lib/text.txt", "some text\n");
    for (const name of ["clip.mp4", "paper.pdf"]) await folder.write(`src/media/${name}`, name);
    await folder.write("src/lib/data.json", '{ "answer": 42 }\n');
    await folder.write(
      "src/entries/as-it-is.ts",
      `import clip from "../media/clip.mp4";
import paper from "../media/paper.pdf";
import address from "../lib/text.txt";
import text from "../lib/text.txt?raw";
import code from "./app.ts?raw";
import style from "../styles/app.scss?raw";
import file from "./app.ts?url";
import inline from "../images/logo.svg?inline";

console.info(clip, paper, address, text, code, style, file, inline);
`,
    );
    const script = await build("as-it-is");
    assert.match(script, /some text\\n|some text\n/);
    assert.ok(script.includes("acceptUpdates(import.meta.webpackHot)"), "TypeScript, not translated");
    assert.match(script, /@use/);
    assert.match(script, /data:image\/svg\+xml/);
    const { files = {} } = (await readManifest(folder)) ?? {};
    for (const name of ["media/clip.mp4", "media/paper.pdf", "lib/text.txt", "entries/app.ts?url"])
      assert.match(files[name] ?? "", /^frontend\/.*\.[0-9a-f]{20}\.\w+$/, name);
    if (isDefault) for (const check of ["typecheck", "lint"]) await succeed(check);
  });

  it("may be a plain script, or one with JSX", async () => {
    await folder.write(
      "src/lib/h/jsx-runtime.ts",
      `export const jsx = (name: string, props: object): string => name + JSON.stringify(props);
export const jsxs = jsx;
// eslint-disable-next-line @typescript-eslint/no-namespace -- where TypeScript looks for it
export declare namespace JSX {
  type Element = string;
  type IntrinsicElements = Record<string, object>;
}
`,
    );
    await folder.edit("tsconfig.json", '"jsx": "react-jsx",', '"jsx": "react-jsx",\n    "jsxImportSource": "@/lib/h",');
    await folder.write("src/entries/typed.tsx", 'console.info(<p title="typed">one</p>);\n');
    await folder.write("src/entries/untyped.jsx", 'console.info(<p title="untyped">one</p>);\n');
    await folder.write("src/entries/legacy.js", 'document.title = "legacy";\n');
    for (const name of ["typed", "untyped"]) assert.match(await build(name), new RegExp(`title:"${name}"`));
    assert.match(await build("legacy"), /document\.title=/);
    if (isDefault) for (const check of ["typecheck", "lint"]) await succeed(check);
  });

  it("has any name that a file can have, and a template finds it", async () => {
    const names = ["a#b.svg", "c?d.svg", "e!f.svg", "100%.svg", "with space.svg", "größe.svg"];
    for (const name of names) await folder.write(`src/images/x?y#z/${name}`, `<svg><!-- ${name} --></svg>`);
    await folder.write("src/entries/named.ts", 'import image from "../images/m#n.svg";\n\nconsole.info(image);\n');
    await folder.write("src/images/m#n.svg", "<svg />");
    const script = await build("named");
    const { files = {} } = (await readManifest(folder)) ?? {};
    for (const name of names) {
      const path = files[`images/x?y#z/${name}`] ?? "";
      assert.doesNotMatch(path, /[#?%]/, name);
      assert.equal(await folder.read(`static/${path}`), `<svg><!-- ${name} --></svg>`);
    }
    const imported = files["images/m#n.svg"] ?? "";
    assert.equal(await folder.read(`static/${imported}`), "<svg />");
    assert.ok(script.includes(imported.replace("frontend/", "")), "the script asks for the same file");
    assert.equal(Object.keys(files).filter((name) => name.startsWith("images/m")).length, 1);
  });

  it("is no entry, image or font where it is an editor's, a test or a story", async () => {
    const before = Object.keys((await readManifest(folder))?.entrypoints ?? {});
    // Emacs marks a file that is being edited by a link that leads nowhere.
    await symlink("somebody@machine.1234:5678", folder.path("src/entries/.#app.ts"));
    const others = [
      "app.ts~",
      "#app.ts#",
      ".app.ts.swp",
      ".hidden.ts",
      "app.spec.ts",
      "app.test.js",
      "app.stories.tsx",
    ];
    for (const name of [...others, "global.d.ts", "global.d.mts"])
      await folder.write(`src/entries/${name}`, "export {};\n");
    await symlink("nowhere.svg", folder.path("src/images/dangling.svg"));
    await folder.write("src/images/.hidden.svg", "<svg />");
    await folder.write("src/images/logo.svg~", "<svg />");
    await succeed("build");
    const manifest = await readManifest(folder);
    assert.deepEqual(Object.keys(manifest?.entrypoints ?? {}), before);
    assert.deepEqual(
      Object.keys(manifest?.files ?? {}).filter((name) => /hidden|dangling|~/.test(name)),
      [],
    );
  });
});

describe("a folder whose path has a meaning to bundlers", () => {
  const scope = suiteScope();
  let folder: Folder | undefined;

  for (const name of ["c# apps", "what?", "wow!"]) {
    it(`is refused in a sentence: ${name}`, async () => {
      folder ??= await makeFolder(scope);
      const moved = `${folder.root} in ${name}`;
      await cp(folder.root, moved, { recursive: true, verbatimSymlinks: true });
      const { code, text } = await new Folder(moved).script("build");
      assert.notEqual(code, 0);
      assert.ok(text.includes(`The path ${moved} has a `), text);
      assert.match(text, /Fix: /);
      assert.doesNotMatch(text, /^ +at /m);
    });
  }
});

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { checks, isDefault, styles } from "../support/variant.ts";
import { makeFolder, type Folder, type Style } from "./folder.ts";
import { integrityOf, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** The style sheet of each build: whatever language it was written in, it is the same. */
const styleSheets = new Map<Style, string>();

const HASHED = /^web\/[\w/-]+\.[0-9a-f]{20}\.\w+$/;

for (const style of styles) {
  describe(`a folder with ${style}, as rendered`, () => {
    const scope = suiteScope();
    let folder: Folder;
    before(async () => {
      folder = await makeFolder(scope, style, "web");
      const { code, text } = await folder.script("build");
      assert.equal(code, 0, text);
    });

    for (const name of checks) {
      it(`passes npm run ${name}`, async () => {
        const { code, text } = await folder.script(name);
        assert.equal(code, 0, text);
        assert.doesNotMatch(text, /warning/i);
      });
    }

    it("names every built file in the manifest, by its name in the sources", async () => {
      const manifest = await readManifest(folder);
      assert.ok(manifest);
      const names = [
        "app.css",
        "app.js",
        "fonts/figtree.woff2",
        "images/grid.svg",
        "images/logo.svg",
        "page-weight.css",
        "page-weight.js",
        "runtime.js",
      ];
      assert.deepEqual(Object.keys(manifest.files), names);
      for (const path of Object.values(manifest.files)) assert.match(path, HASHED);
      const built = Object.keys(await folder.built()).filter((file) => !file.endsWith(".map"));
      assert.deepEqual(built, Object.values(manifest.files).sort());
    });

    it("gives each entry its files in load order, with the integrity of the bytes on disk", async () => {
      const manifest = await readManifest(folder);
      const app = manifest?.entrypoints.app;
      assert.ok(app);
      assert.deepEqual(
        app.assets.js.map((path) => basename(path).split(".")[0]),
        ["runtime", "app"],
      );
      assert.deepEqual(app.assets.css, [manifest.files["app.css"]]);
      const files = [...app.assets.js, ...app.assets.css];
      assert.deepEqual(Object.keys(app.integrity ?? {}), files.sort());
      for (const path of files) assert.equal(app.integrity?.[path], await integrityOf(folder.path("static", path)));
    });

    it("minifies, prefixes, and mentions no source map", async () => {
      const manifest = await readManifest(folder);
      const css = await folder.read(`static/${manifest?.files["app.css"] ?? ""}`);
      styleSheets.set(style, css);
      assert.equal(css.trim().split("\n").length, 1);
      assert.match(css, /-webkit-text-size-adjust/);
      assert.match(css, /url\(\.\.\/fonts\/figtree\.[0-9a-f]{20}\.woff2\)/);
      for (const file of Object.keys(await folder.built()).filter((name) => /\.(js|css)$/.test(name))) {
        assert.doesNotMatch(await folder.read(`static/${file}`), /sourceMappingURL/);
        assert.ok(existsSync(folder.path(`static/${file}.map`)), `${file} has a map`);
      }
    });
  });
}

describe("the layers of styles", () => {
  it("share what the sample says in plain CSS, whatever the language of the rest", () => {
    assert.equal(styleSheets.size, styles.length);
    const declarations = (css: string): string[] =>
      // Sass writes some values in its own way.
      (css.match(/[\w-]+:[^;{}]+(?=[;}])/g) ?? []).map((declaration) => declaration.replace(/\s/g, ""));
    const shared = declarations(styleSheets.get("css") ?? "");
    for (const [style, css] of styleSheets) {
      const own = declarations(css);
      assert.deepEqual(
        shared.filter((declaration) => !own.includes(declaration)),
        [],
        style,
      );
      assert.ok(isDefault ? shared.length > 100 : own.length > 100, "they are found");
    }
  });
});

describe("two builds of the same sources", () => {
  const scope = suiteScope();
  let folder: Folder;
  let other: Folder;
  before(async () => {
    [folder, other] = [await makeFolder(scope, "scss"), await makeFolder(scope, "scss")];
  });

  it("give the same bytes, in another folder, with a cold cache and with a warm one", async () => {
    assert.equal((await folder.script("build")).code, 0);
    const first = { files: await folder.built(), manifest: await folder.read("manifest.json") };
    assert.ok(Object.keys(first.files).length > 8);

    assert.equal((await folder.script("build")).code, 0);
    assert.deepEqual({ files: await folder.built(), manifest: await folder.read("manifest.json") }, first);

    assert.equal((await other.script("build")).code, 0);
    assert.deepEqual({ files: await other.built(), manifest: await other.read("manifest.json") }, first);
  });

  it("keep the files of the last build for pages that are open, and no older ones", async () => {
    const [before, lazy] = [await readManifest(folder), "src/components/page-weight.ts"];
    await folder.edit(lazy, "Time to load", "Time to load it");
    assert.equal((await folder.script("build")).code, 0);
    const middle = await readManifest(folder);
    const old = before?.files["page-weight.js"] ?? "";
    assert.notEqual(middle?.files["page-weight.js"], old);
    assert.ok(existsSync(folder.path("static", old)), "yesterday's lazy chunk is there");
    assert.ok(existsSync(folder.path("static", `${old}.map`)), "and its map");

    await folder.edit(lazy, "Time to load it", "Time that it took");
    assert.equal((await folder.script("build")).code, 0);
    assert.ok(existsSync(folder.path("static", middle?.files["page-weight.js"] ?? "")));
    assert.ok(!existsSync(folder.path("static", old)), "the day before yesterday's is gone");
  });

  it("write nothing when one fails, and say why in .webpack/build.json", async () => {
    const good = { files: await other.built(), manifest: await other.read("manifest.json") };
    await other.edit("src/components/counter.ts", 'output")', 'output"');
    const { code, text } = await other.script("build");
    assert.equal(code, 1, text);
    assert.deepEqual({ files: await other.built(), manifest: await other.read("manifest.json") }, good);
    const status = (await other.json(".webpack/build.json")) as { status: string; errors: string[] };
    assert.equal(status.status, "failed");
    assert.match(status.errors.join("\n"), /counter\.ts[^]*\d+:\d+/);
    assert.doesNotMatch(status.errors.join(""), new RegExp(String.fromCharCode(27)));

    await other.edit("src/components/counter.ts", 'output"', 'output")');
    assert.equal((await other.script("build")).code, 0);
    assert.ok(!existsSync(other.path(".webpack/build.json")), "a good build takes it away");
  });

  it("fail on a type error each time, though the cache holds every module", async () => {
    await other.edit("src/components/counter.ts", "String(readCount(element))", "readCount(element)");
    for (const attempt of ["first", "second"]) {
      const { code, text } = await other.script("build");
      assert.equal(code, 1, `${attempt} build: ${text}`);
      assert.match(text, /counter\.ts:\d+:\d+\nTS2322: /);
    }
    await other.edit("src/components/counter.ts", "readCount(element);", "String(readCount(element));");
  });

  it("fail when a type has changed that files use without an import, and pass when it is back", async () => {
    await other.write("src/globals.ts", "type Unit = number;\n");
    await other.write(
      "src/window.ts",
      "export {};\ndeclare global {\n  interface Window {\n    unit: number;\n  }\n}\n",
    );
    await other.write("src/env.d.ts", "interface ImportMetaEnv {\n  unit: number;\n}\n");
    const uses = "export const unit: Unit = 1;\nexport const sum: number = window.unit + import.meta.env.unit;\n";
    await other.write("src/uses.ts", uses);
    const build = async () => (await other.script("build")).text;
    assert.doesNotMatch(await build(), /\bTS\d+: /);
    for (const file of ["src/globals.ts", "src/window.ts", "src/env.d.ts"]) {
      await other.edit(file, "number", "string");
      assert.match(await build(), /src\/uses\.ts:\d:\d+\nTS\d+: /, file);
      await other.edit(file, "string", "number");
      assert.doesNotMatch(await build(), /\bTS\d+: /, file);
    }
  });

  it("do not change by npm run format, which leaves alone what other tools read or write", async () => {
    await folder.write("pnpm-lock.yaml", "lockfileVersion:   '9.0'\n");
    const others = ["README.md", "pnpm-lock.yaml", ".webpack-frontend.json"];
    for (const name of ["base", "page"]) others.push(`templates/frontend/${name}.html`);
    const read = () => Promise.all(others.map((file) => folder.read(file)));
    const before = await read();
    const { code, text } = await folder.script("format");
    assert.equal(code, 0, text);
    assert.deepEqual(await read(), before);
    await rm(folder.path("pnpm-lock.yaml"));
  });

  it("fail with a clear message when an entry is there twice, has the name of another script, or none is", async () => {
    await other.write("src/entries/runtime.ts", "export {};\n");
    const taken = await other.script("build");
    assert.equal(taken.code, 1);
    assert.match(taken.text, /ERROR in src\/entries\/ has runtime\.ts, and "runtime" is what the bundler's own/);
    assert.doesNotMatch(taken.text, /dependOn/);
    await rm(other.path("src/entries/runtime.ts"));
    await other.write("src/entries/app.js", "");
    const twice = await other.script("build");
    assert.equal(twice.code, 1);
    assert.match(twice.text, /The entry "app" is there 2 times: src\/entries\/ has app\.js and app\.ts/);
    await rm(other.path("src/entries"), { recursive: true });
    const none = await other.script("build");
    assert.equal(none.code, 1);
    assert.match(none.text, /There is no entry: src\/entries\/ has no \.ts or \.js file/);
  });
});

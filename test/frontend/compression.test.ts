import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { checks } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const COPY = /\.(?:gz|br)$/;

describe("compressed copies, for the backends whose servers send them", () => {
  const scope = suiteScope();
  let folder: Folder;
  let first: Record<string, string>;

  before(async () => {
    folder = await makeFolder(scope, "scss", "frontend", "flask");
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    first = await folder.built();
  });

  for (const name of checks) {
    it(`leave npm run ${name} without a complaint`, async () => {
      const { code, text } = await folder.script(name);
      assert.equal(code, 0, text);
      assert.doesNotMatch(text, /warning/i);
    });
  }

  it("hold the bytes of their files, and are smaller", () => {
    const copies = Object.keys(first).filter((name) => COPY.test(name));
    for (const type of [".js", ".css", ".svg"]) {
      for (const ending of [".gz", ".br"])
        assert.ok(
          copies.some((name) => name.endsWith(type + ending)),
          type + ending,
        );
    }
    for (const copy of copies) {
      const bytes = readFileSync(folder.path("static", copy));
      const original = readFileSync(folder.path("static", copy.replace(COPY, "")));
      const content = copy.endsWith(".gz") ? gunzipSync(bytes) : brotliDecompressSync(bytes);
      assert.ok(content.equals(original), copy);
      assert.ok(bytes.length < original.length, copy);
    }
  });

  it("are not in the manifest, nor is there a copy of what is compressed already", async () => {
    const manifest = await readManifest(folder);
    assert.deepEqual(
      Object.entries(manifest?.files ?? {}).filter((pair) => pair.some((name) => COPY.test(name))),
      [],
    );
    assert.doesNotMatch(JSON.stringify(manifest?.entrypoints), /\.(?:gz|br)"/);
    assert.deepEqual(
      Object.keys(first).filter((name) => /\.(?:woff2|map)\.(?:gz|br)$/.test(name)),
      [],
    );
  });

  it("are the same bytes at each build, in another folder too", async () => {
    assert.equal((await folder.script("build")).code, 0);
    assert.deepEqual(await folder.built(), first);
    const other = await makeFolder(scope, "scss", "frontend", "flask");
    assert.equal((await other.script("build")).code, 0);
    assert.deepEqual(await other.built(), first);
  });

  it("stay with the files of the last build, and go with those of the build before", async () => {
    const chunk = (await readManifest(folder))?.files["page-weight.js"] ?? "";
    assert.ok(existsSync(folder.path("static", `${chunk}.br`)), "it is large enough for one");
    await folder.edit("src/components/page-weight.ts", "Time to load", "Time to load it");
    assert.equal((await folder.script("build")).code, 0);
    for (const ending of ["", ".gz", ".br"]) assert.ok(existsSync(folder.path("static", chunk + ending)), ending);
    await folder.edit("src/components/page-weight.ts", "Time to load it", "Time that it took");
    assert.equal((await folder.script("build")).code, 0);
    for (const ending of ["", ".gz", ".br"]) assert.ok(!existsSync(folder.path("static", chunk + ending)), ending);
  });
});

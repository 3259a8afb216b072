import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { integrityOf, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("npm run watch", () => {
  const scope = suiteScope();
  let folder: Folder;
  let watcher: Running;

  before(async () => {
    folder = await makeFolder(scope);
    watcher = folder.bundler(scope, ["--mode", "development", "--watch"]);
    await until("the first build", () => existsSync(folder.path("manifest.json")));
  });

  const assertWhole = async (): Promise<void> => {
    const manifest = await readManifest(folder);
    assert.ok(manifest);
    for (const path of Object.values(manifest.files)) assert.ok(existsSync(folder.path("static", path)), path);
    for (const [path, integrity] of Object.entries(manifest.entrypoints.app?.integrity ?? {})) {
      assert.equal(integrity, await integrityOf(folder.path("static", path)));
    }
  };

  it("builds what the backend can serve by itself", assertWhole);

  it("builds again after an edit, and takes a new entry", async () => {
    const before = await readManifest(folder);
    await folder.edit("src/styles/tokens.css", "--radius: 1rem", "--radius: 2rem");
    await until(
      "a new stylesheet",
      async () => (await readManifest(folder))?.files["app.css"] !== before?.files["app.css"],
    );
    await folder.write("src/entries/extra.ts", "export {};\n");
    await until("the new entry", async () => (await readManifest(folder))?.entrypoints.extra);
    await assertWhole();
  });

  it("forgets an entry whose file is deleted", async () => {
    await rm(folder.path("src/entries/extra.ts"));
    await until("its absence", async () => !(await readManifest(folder))?.entrypoints.extra);
  });

  it("tells of type errors beside the build, and of their end", async () => {
    await folder.edit("src/components/counter.ts", "String(readCount(element))", "readCount(element)");
    await until("the type error", () => watcher.output().includes("counter.ts:8:5\nTS2322: "));
    assert.ok(!existsSync(folder.path(".webpack/build.json")), "the build is a good one");
    await folder.edit("src/components/counter.ts", "= readCount(element)", "= String(readCount(element))");
    await until("its end", () => watcher.output().includes("no type errors"));
  });

  it("keeps the last build while there is an error, and tells of it", async () => {
    const good = await folder.read("manifest.json");
    await folder.edit("src/components/counter.ts", "function readCount", "function function readCount");
    const status = folder.path(".webpack/build.json");
    await until("the error", () => existsSync(status));
    assert.equal(await folder.read("manifest.json"), good);
    await assertWhole();
    await folder.edit("src/components/counter.ts", "function function readCount", "function readCount");
    await until("the end of the error", () => !existsSync(status));
  });
});

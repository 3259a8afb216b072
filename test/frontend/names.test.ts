import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** Large enough for a chunk of its own, which two entries share. */
const SHARED = `export const texts = [${Array.from({ length: 2_000 }, (_, index) => `"shared text ${index}"`).join(", ")}];\n`;
const USE = 'import { texts } from "../components/shared";\ndocument.title = texts.join();\n';

describe("after an edit of one module, a build has new names for no files but", { timeout: 900_000 }, () => {
  const scope = suiteScope();
  let folder: Folder;
  let names: Record<string, string>;

  const build = async (): Promise<Record<string, string>> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    return (await readManifest(folder))?.files ?? {};
  };

  before(async () => {
    folder = await makeFolder(scope, "scss");
    await folder.write("src/components/shared.ts", SHARED);
    for (const entry of ["first", "second"]) await folder.write(`src/entries/${entry}.ts`, USE);
    names = await build();
  });

  for (const [file, from, to, expected] of [
    ["src/entries/first.ts", "join()", 'join("-")', ["first.js"]],
    ["src/components/counter.ts", '"One more"', '"Another"', ["app.js"]],
    ["src/styles/page.css", "68rem", "67rem", ["app.css"]],
    // The runtime knows the lazy chunks by their names.
    ["src/components/page-weight.ts", "Time to load", "Loaded in", ["page-weight.js", "runtime.js"]],
    ["src/components/page-weight.css", "display: grid", "display: inline-grid", ["page-weight.css", "runtime.js"]],
  ] as const) {
    it(`${expected.join(" and ")}: ${file}`, async () => {
      await folder.edit(file, from, to);
      assert.deepEqual(await changed(), expected);
    });
  }

  it("that of the chunk which two entries share", async () => {
    await folder.edit("src/components/shared.ts", "shared text 7", "shared text seven");
    const [chunk, ...others] = await changed();
    assert.match(chunk ?? "", /^js\/\d+\.js$/);
    assert.deepEqual(others, []);
  });

  /** @returns what has another name than before the edit, or none any more */
  async function changed(): Promise<string[]> {
    const now = await build();
    const all = [...new Set([...Object.keys(names), ...Object.keys(now)])].sort();
    const result = all.filter((name) => names[name] !== now[name]);
    names = now;
    return result;
  }
});

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

interface Kinds {
  EXTENSIONS: string[];
}

describe("images, fonts and media", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope);
  });

  it("are of the same kinds for webpack and for TypeScript", async () => {
    const { EXTENSIONS } = (await import(pathToFileURL(folder.path("webpack/support/kinds.mjs")).href)) as Kinds;
    const types = await folder.read("src/types.d.ts");
    const declared = [...types.matchAll(/declare module "\*\.([\w.]+)" \{/g)].map(([, suffix = ""]) => suffix);
    assert.deepEqual(
      declared.filter((suffix) => !suffix.startsWith("module.")),
      EXTENSIONS,
    );
  });

  it("are URLs to the scripts that import them, whatever their kind", async () => {
    const { EXTENSIONS: kinds } = (await import(pathToFileURL(folder.path("webpack/support/kinds.mjs")).href)) as Kinds;
    for (const kind of kinds) await folder.write(`src/pictures/a.${kind}`, kind);
    const imports = kinds.map((kind) => `import ${kind} from "../pictures/a.${kind}";\n`);
    await folder.write(
      "src/entries/all.ts",
      `${imports.join("")}\nconst urls: string[] = [${kinds.join(", ")}];\nconsole.info(urls);\n`,
    );
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const { files } = (await readManifest(folder)) ?? {};
    for (const kind of kinds) {
      const path = files?.[`pictures/a.${kind}`] ?? "";
      assert.match(path, new RegExp(`^frontend/pictures/a\\.[0-9a-f]{20}\\.${kind}$`));
      assert.equal(await folder.read(`static/${path}`), kind);
    }
  });

  it("are no scripts: one that is named by its address alone would not be compiled", async () => {
    await folder.write("src/noise.worklet.ts", "export const noise: number = 1;\n");
    await folder.write(
      "src/entries/noise.ts",
      'const sound = new AudioContext();\nvoid sound.audioWorklet.addModule(new URL("../noise.worklet.ts", import.meta.url));\n',
    );
    const { code, text } = await folder.script("build");
    assert.equal(code, 1, text);
    assert.match(text, /src\/noise\.worklet\.ts is named by its address alone/);
    assert.match(text, /Fix: .*\n.*context\.audioWorklet\.addModule/);
  });
});

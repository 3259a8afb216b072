import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { until } from "../support/until.ts";
import { isDefault, variant } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const ENTRY = `console.info(import.meta.env.FRONTEND_API_URL, import.meta.env.FRONTEND_MODE);
`;

describe("a value from the environment", () => {
  const scope = suiteScope();
  let folder: Folder;

  before(async () => {
    folder = await makeFolder(scope);
    await folder.write("src/entries/asks.ts", ENTRY);
    await folder.edit(
      "src/types.d.ts",
      "interface ImportMetaEnv {}",
      "interface ImportMetaEnv {\n  readonly FRONTEND_API_URL: string;\n  readonly FRONTEND_MODE: string;\n}",
    );
    await folder.write(
      ".env",
      'FRONTEND_API_URL="https://api.example/#v1"\nFRONTEND_MODE=shared\nSECRET=of-the-file\n',
    );
  });

  /** Builds, and gives the text of the script. */
  const build = async (env: Record<string, string> = {}): Promise<string> => {
    const { code, text } = await folder.script("build", { ANOTHER_SECRET: "of-the-shell", ...env });
    assert.equal(code, 0, text);
    return folder.read(`static/${(await readManifest(folder))?.files["asks.js"] ?? ""}`);
  };

  it("is what .env says, or .env.local, or the shell, the last one first, at each build", async () => {
    assert.match(await build(), /"https:\/\/api\.example\/#v1","shared"/);
    await folder.write(".env.local", "FRONTEND_MODE=mine\n");
    assert.match(await build(), /#v1","mine"/);
    assert.match(await build({ FRONTEND_MODE: "once" }), /#v1","once"/);
    assert.match(await build(), /#v1","mine"/);
  });

  it("is the only one that gets into what is built", async () => {
    await folder.write("src/entries/leaks.ts", "console.info(JSON.stringify(import.meta.env));\n");
    await build();
    for (const file of Object.keys(await folder.built())) {
      assert.doesNotMatch(await folder.read(`static/${file}`), /of-the-(?:file|shell)/, file);
    }
  });

  it("is none of the dev server's own, which may differ at each start", async () => {
    const readme = await folder.read("README.md");
    const names = [...readme.matchAll(/^\| `(FRONTEND_\w+)`/gm)].map(([, name = ""]) => name);
    assert.ok(names.includes("FRONTEND_PORT"), names.join());
    const own = Object.fromEntries([...names, "FRONTEND_DEV_SERVER"].map((name) => [name, "of-the-dev-server"]));
    await folder.write("src/entries/every.ts", "console.info(JSON.stringify(import.meta.env));\n");
    const text = await build(own);
    assert.equal(await build(), text);
    for (const file of Object.keys(await folder.built())) {
      assert.doesNotMatch(await folder.read(`static/${file}`), /of-the-dev-server/, file);
    }
    const asked = names.map((name) => `import.meta.env.${name}`).join(", ");
    await folder.write("src/entries/every.ts", `console.info(${asked});\n`);
    const { text: said } = await folder.script("build", own);
    await folder.write("src/entries/every.ts", "export {};\n");
    for (const name of names) assert.match(said, new RegExp(`${name} is not set`));
  });

  it("has a type, and a linter that agrees", async () => {
    if (!isDefault) return;
    for (const script of ["typecheck", "lint"]) {
      const { code, text } = await folder.script(script);
      assert.equal(code, 0, text);
    }
  });

  it("fails the build by its name where it is missing, in development too", async () => {
    await folder.write("src/entries/misses.ts", "console.info(import.meta.env.FRONTEND_NOWHERE);\n");
    const { code, text } = await folder.script("build");
    assert.notEqual(code, 0);
    assert.match(text, /FRONTEND_NOWHERE is not set, and this script asks for it\./);
    assert.match(text, /Fix: add a line FRONTEND_NOWHERE=… to \.env/);
    await folder.serve(scope);
    const { errors = [] } = await until("the error", async () => {
      const manifest = await readDevManifest(folder);
      return manifest?.status === "failed" ? manifest : undefined;
    });
    assert.match(errors.join(), /src\/entries\/misses\.ts[^]*FRONTEND_NOWHERE is not set/);
    await folder.write("src/entries/misses.ts", "export {};\n");
    await until("its end", async () => (await readDevManifest(folder))?.status === "ready");
  });

  // Rspack's types say that there is a `process`.
  it("is advised where somebody asks as in Node", { skip: variant.name === "rspack" }, async () => {
    await folder.write("src/entries/misses.ts", "console.info(process.env.API_URL);\n");
    const { text } = await folder.script("build");
    assert.match(
      text,
      /Cannot find name 'process': this runs in the browser\.\n {2}Fix: give the value a line FRONTEND_…/,
    );
    assert.doesNotMatch(text, /@types\/node/);
  });
});

import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { before, describe, it } from "node:test";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

/** A loader that leaves a trace of each time that it is run, and the configuration that uses it. */
const SPY = `require("node:fs").appendFileSync(__dirname + "/runs", "x");\nmodule.exports = (source) => source;\n`;
const CONCERN = `import { join } from "node:path";
export default ({ root }) => ({
  module: { rules: [{ test: /counter\\.ts$/, enforce: "pre", loader: join(root, "spy.cjs") }] },
});
`;

describe("the cache of builds", { timeout: 900_000 }, () => {
  const scope = suiteScope();
  let folder: Folder;

  /** @returns how often the file was translated */
  const build = async (env: Record<string, string> = {}): Promise<number> => {
    rmSync(folder.path("runs"), { force: true });
    const { code, text } = await folder.script("build", env);
    assert.equal(code, 0, text);
    return existsSync(folder.path("runs")) ? readFileSync(folder.path("runs"), "utf8").length : 0;
  };

  before(async () => {
    folder = await makeFolder(scope);
    await folder.write("spy.cjs", SPY);
    await folder.write("webpack/spy.mjs", CONCERN);
    await folder.write("../package-lock.json", "{}\n");
    await folder.write("../tsconfig.base.json", "{}\n");
    await folder.edit("tsconfig.json", "{", '{\n  "extends": "../tsconfig.base.json",');
    assert.equal(await build(), 1);
  });

  it("spares the work that was done before, whatever source has changed", async () => {
    assert.equal(await build(), 0);
    await folder.edit("src/entries/app.ts", "lifetime.abort();", "lifetime.abort(null);");
    assert.equal(await build(), 0);
  });

  it("is the same for each start of the dev server, wherever that listens", async () => {
    assert.equal(await build({ FRONTEND_PORT: "1", FRONTEND_BACKEND: "http://127.0.0.1:8001" }), 0);
  });

  for (const [what, file, text] of [
    ["the lock file, here or above,", "../package-lock.json", "\n"],
    ["package.json", "package.json", "\n"],
    ["tsconfig.json", "tsconfig.json", "\n"],
    ["webpack.config.mjs", "webpack.config.mjs", "\n"],
    ["a file in webpack/", "webpack/assets.mjs", "\n"],
    ["a file below it", "webpack/support/files.mjs", "\n"],
    ["a loader of the user's", "spy.cjs", "\n"],
  ] as const) {
    it(`begins anew once ${what} has changed`, async () => {
      appendFileSync(folder.path(file), text);
      assert.equal(await build(), 1);
    });
  }

  it("begins anew once what tsconfig.json extends has changed", async () => {
    await folder.write("../tsconfig.base.json", '{ "compilerOptions": { "removeComments": true } }\n');
    assert.equal(await build(), 1);
  });

  for (const [name, value] of [
    ["BROWSERSLIST", "chrome 100"],
    ["BROWSERSLIST_ENV", "modern"],
    ["NODE_ENV", "test"],
  ] as const) {
    it(`begins anew where the environment has another ${name}`, async () => {
      await build();
      assert.equal(await build({ [name]: value }), 1);
    });
  }

  it("fails no build by not being writable", async () => {
    rmSync(folder.path("node_modules/.cache/typescript-build"), { recursive: true });
    await folder.write("node_modules/.cache/typescript-build", "in the way\n");
    await build();
  });
});

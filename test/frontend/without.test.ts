import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { isDefault, variant } from "../support/variant.ts";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const OPTIONS = ["--architecture", "islands", "--ui", "react", "--features", "workers"];

/** Rspack's integrity wants what output.mjs says of CORS; without that, nothing finds what is built anyway. */
const isBroken = (file: string) => variant.name === "rspack" && file === "output.mjs";

/** What the heads of these say of a folder that is without them: each of the others can go, and the rest is built. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  "entries.mjs": /Can't resolve '\.\/src'/,
  "resolve.mjs": /src\/entries\/app\.ts:1:\d+\n?Can't resolve '\.\.\/components\/counter'/,
  "sass.mjs": /There is no loader for app\.scss/,
  "styles.mjs": /ERROR in src\/styles\/app\.scss|appropriate loader/,
  "tailwind.mjs": /./,
  "typescript.mjs": /src\/entries\/app\.ts/,
};

describe("a folder without one of the files of webpack/", () => {
  const scope = suiteScope();
  let folder: Folder;
  let files: string[];
  before(async () => {
    folder = await makeFolder(scope, "scss,tailwind", "frontend", "django", OPTIONS);
    // These take the time of a build, and are gone from all builds below.
    for (const name of ["cache", "type-check", "props"]) await rm(folder.path(`webpack/${name}.mjs`));
    files = (await readdir(folder.path("webpack"))).filter((file) => file.endsWith(".mjs"));
  });

  const buildWithout = async (file: string) => {
    await rm(folder.path("manifest.json"), { force: true });
    await rename(folder.path("webpack", file), folder.path(file));
    const { code, text } = await folder.script("build");
    await rename(folder.path(file), folder.path("webpack", file));
    return { code, text, manifest: await readManifest(folder) };
  };

  it("builds, where that file says nothing else", async () => {
    for (const file of files.filter((name) => !(name in NEEDED))) {
      const { code, text, manifest } = await buildWithout(file);
      assert.equal(code, isBroken(file) ? 1 : 0, `${file}: ${text}`);
      if (code === 0) assert.equal(manifest?.files["app.js"] !== undefined, file !== "manifest.mjs", file);
    }
  });

  it("says in the build what is missing, where nothing goes without", async () => {
    for (const [file, message] of Object.entries(NEEDED)) {
      const { code, text, manifest } = await buildWithout(file);
      assert.notEqual(code, 0, file);
      assert.match(text, message);
      assert.equal(manifest, undefined, file);
    }
  });

  it("watches without the dev server", { skip: !isDefault }, async () => {
    await rm(folder.path("webpack/dev-server.mjs"));
    await rm(folder.path("webpack/support/server.mjs"));
    await rm(folder.path("manifest.json"), { force: true });
    folder.bundler(scope, ["--mode", "development", "--watch"]);
    await until("a build", () => existsSync(folder.path("manifest.json")));
  });
});

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { environment } from "../support/environment.ts";
import { mark, nothingLeft } from "../support/leftovers.ts";
import { ended, succeed } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const COMPILER = /sass\.snapshot|sass\.js/;

describe("the process that compiles Sass", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "scss");
  });

  it("ends with a build, also with one that fails", async () => {
    for (const [code, height] of [
      [0, "3.5rem"],
      [1, "$nowhere"],
    ] as const) {
      const marked = mark();
      if (code) await folder.edit("src/styles/_swatches.scss", "height: 3.5rem", `height: ${height}`);
      const result = await folder.script("build", marked.env);
      assert.equal(result.code, code, result.text);
      await nothingLeft(marked, 1_000);
    }
    await folder.edit("src/styles/_swatches.scss", "height: $nowhere", "height: 3.5rem");
  });

  it("finds a package by its name, as `pkg:…` and through the bundler", async () => {
    await folder.write("node_modules/theirs/package.json", '{ "name": "theirs", "sass": "main.scss" }');
    await folder.write("node_modules/theirs/main.scss", ".theirs {\n  color: red;\n}\n");
    for (const name of ["pkg:theirs", "theirs", "~theirs/main"]) {
      await folder.write("src/entries/other.ts", 'import "../styles/other.scss";\n');
      await folder.write("src/styles/other.scss", `@use "${name}";\n`);
      const built = await build(folder);
      const [file = ""] = Object.keys(built).filter((path) => /css\/other\.\w+\.css$/.test(path));
      assert.match(await folder.read(`static/${file}`), /^\.theirs\{color:red\}/, name);
    }
  });

  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    it(`is one alone while a dev server or a watcher runs, and ends with it on ${signal}`, async () => {
      const servers = [
        (env: NodeJS.ProcessEnv) => folder.serve(scope, env),
        (env: NodeJS.ProcessEnv) => folder.bundler(scope, ["--mode", "development", "--watch"], env),
      ];
      for (const begin of servers) {
        const marked = mark();
        await forget(folder);
        const running = await begin(marked.env);
        await until(
          "the first compilation",
          async () => existsSync(folder.path("manifest.json")) || (await readDevManifest(folder))?.status === "ready",
        );
        assert.equal(marked.alive().filter((line) => COMPILER.test(line)).length, 1, marked.alive().join("\n"));
        running.kill(signal);
        await ended(running);
        await nothingLeft(marked, 5_000);
      }
    });
  }

  it("is JavaScript where there is no native one, and makes the same of the sources", async () => {
    const native = await build(folder);

    const elsewhere = temporaryFolder(scope, "elsewhere");
    const link = folder.path("node_modules/sass-embedded");
    const { version } = JSON.parse(await readFile(join(await readlink(link), "package.json"), "utf8")) as {
      version: string;
    };
    const words = ["install", "--os=freebsd", "--cpu=x64", "--no-audit", "--no-fund", `sass-embedded@${version}`];
    await succeed("npm", words, { cwd: elsewhere, env: environment() });
    await rm(link);
    await symlink(join(elsewhere, "node_modules/sass-embedded"), link);
    assert.deepEqual(await build(folder), native);
  });
});

/** @returns what a cold build of it writes */
async function build(folder: Folder): Promise<Record<string, string>> {
  await forget(folder);
  await rm(folder.path("static"), { recursive: true, force: true });
  const { code, text } = await folder.script("build");
  assert.equal(code, 0, text);
  return folder.built();
}

async function forget(folder: Folder): Promise<void> {
  for (const file of [".webpack", "node_modules/.cache", "manifest.json"])
    await rm(folder.path(file), { recursive: true, force: true });
}

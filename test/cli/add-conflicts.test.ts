import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit } from "../support/projects.ts";
import { changePackage, readPackage, rendered, snapshot } from "./rendered.ts";
import { add, addJson, createJson } from "./run.ts";

describe("a package.json in which both have changed one key", () => {
  const OWN = "webpack watch --mode development --env serve --stats detailed";

  async function withOwnScript(test: TestContext): Promise<string> {
    const project = await rendered(test);
    changePackage(project);
    const file = join(project, "frontend/package.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("webpack watch --mode development --env serve", OWN));
    return project;
  }

  it("is refused, with the key and our value", async (test) => {
    const { code, stderr } = await add(await withOwnScript(test), "rspack", "--yes");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /package\.json: changed by you, and cannot be merged: we change scripts\.dev \("rspack serve .*"\) too/,
    );
  });

  for (const [answer, expected] of [
    ["skip", OWN],
    ["overwrite", "rspack serve --config webpack.config.mjs --mode development"],
  ] as const) {
    it(`is merged in all else with --on-conflict ${answer}`, async (test) => {
      const project = await withOwnScript(test);
      const { code, stdout } = await add(project, "rspack", "--yes", "--on-conflict", answer);
      assert.equal(code, 0);
      const { devDependencies, scripts } = readPackage(project);
      assert.equal(scripts.dev, expected);
      assert.match(scripts.build ?? "", /^rspack build/);
      assert.ok("lit" in devDependencies && "@rspack/core" in devDependencies && !("webpack" in devDependencies));
      assert.equal(stdout.includes("yours where both have changed: we change scripts.dev"), answer === "skip");
    });
  }
});

describe("a file that is not used any more, and that the user has changed", () => {
  async function withOwnConcern(test: TestContext): Promise<string> {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    appendFileSync(join(project, "frontend/webpack/rspack.mjs"), "// Mine.\n");
    return project;
  }

  it("is named, since it would still be loaded, and nothing is written", async (test) => {
    const project = await withOwnConcern(test);
    const before = snapshot(project);
    const { code, stderr } = await add(project, "webpack", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /frontend\/webpack\/rspack\.mjs: changed by you, and not used any more\n/);
    assert.deepEqual(snapshot(project), before);
  });

  it("stays with --on-conflict skip, and is known again on the way back", async (test) => {
    const project = await withOwnConcern(test);
    const before = snapshot(project);
    const { code, stdout } = await add(project, "webpack", "--yes", "--on-conflict", "skip");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /rspack\.mjs stayed, though not used any more\. The build still loads all of webpack\/\*\.mjs/,
    );
    assert.equal((await add(project, "rspack", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  it("goes with --on-conflict overwrite", async (test) => {
    const project = await withOwnConcern(test);
    assert.equal((await add(project, "webpack", "--yes", "--on-conflict", "overwrite")).code, 0);
    assert.ok(!("frontend/webpack/rspack.mjs" in snapshot(project)));
  });
});

describe("a file that the user has changed beyond merging", () => {
  async function withOwnLoader(test: TestContext): Promise<string> {
    const project = await rendered(test);
    writeFileSync(join(project, "frontend/webpack/typescript.mjs"), "export default () => ({});\n");
    appendFileSync(join(project, "frontend/src/components/counter.ts"), "\n// Mine.\n");
    await commit(project, "A loader of my own");
    return project;
  }

  it("is named, and nothing is written", async (test) => {
    const project = await withOwnLoader(test);
    const { code, stderr } = await add(project, "rspack", "--yes");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /1 file is in the way; nothing was written\.\n {2}frontend\/webpack\/typescript\.mjs: changed by you/,
    );
    assert.match(
      stderr,
      /Say what to do with --on-conflict skip \(yours stay\) or --on-conflict overwrite \(yours go\)\.\n/,
    );
    assert.deepEqual(await changes(project), []);
  });

  it("stays with --on-conflict skip, and is the user's changed file again on the way back", async (test) => {
    const project = await withOwnLoader(test);
    const before = snapshot(project);
    const { code, stdout } = await add(project, "rspack", "--yes", "--on-conflict", "skip");
    assert.equal(code, 0);
    assert.match(stdout, /your own frontend\/webpack\/typescript\.mjs stayed in place of ours/);
    assert.equal(snapshot(project)["frontend/webpack/typescript.mjs"], "export default () => ({});\n");
    assert.ok("@rspack/core" in readPackage(project).devDependencies);
    assert.equal((await add(project, "webpack", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  it("is named again by a second run, and replaced by one with --on-conflict overwrite", async (test) => {
    const project = await withOwnLoader(test);
    await add(project, "rspack", "--yes", "--on-conflict", "skip");
    const again = await add(project, "rspack", "--yes");
    assert.equal(again.code, 1);
    assert.match(again.stderr, /frontend\/webpack\/typescript\.mjs: changed by you/);
    assert.equal((await add(project, "rspack", "--yes", "--on-conflict", "overwrite")).code, 0);
    assert.match(snapshot(project)["frontend/webpack/typescript.mjs"] ?? "", /swc/);
    assert.match((await add(project, "rspack", "--yes")).stdout, /Nothing to do in frontend\//);
  });

  it("is replaced with --on-conflict overwrite, and what was in nobody's way stays", async (test) => {
    const project = await withOwnLoader(test);
    assert.equal((await add(project, "rspack", "--yes", "--on-conflict", "overwrite")).code, 0);
    const after = snapshot(project);
    assert.match(after["frontend/webpack/typescript.mjs"] ?? "", /swc/);
    assert.match(after["frontend/src/components/counter.ts"] ?? "", /Mine\./);
  });

  it("is refused where another version of ours rendered the folder, and so is create: both would be in it", async (test) => {
    const project = await rendered(test);
    const file = join(project, "frontend/.webpack-frontend.json");
    const state = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    writeFileSync(file, JSON.stringify({ ...state, version: "0.0.9" }));
    await commit(project, "Of another version");
    const before = snapshot(project);
    for (const [{ code, document }, command] of [
      [await addJson(project, "rspack", "--yes"), "npm init webpack-frontend@0.0.9 add rspack -- --yes --no-install"],
      [await createJson(project, "django", "--yes", "--force"), "npm init webpack-frontend@0.0.9"],
    ] as const) {
      assert.equal(code, 1);
      assert.match(document.error?.message ?? "", /^frontend\/ was rendered by version 0\.0\.9, and this is version /);
      assert.equal(document.error?.fix, `Take the version that rendered it: ${command}`);
    }
    assert.deepEqual(snapshot(project), before);
  });
});

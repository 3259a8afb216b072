import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { bin } from "../support/bin.ts";
import { run } from "../support/processes.ts";
import { changes, commit } from "../support/projects.ts";
import { standInNpm } from "./npm.ts";
import { changePackage, readPackage, rendered, snapshot } from "./rendered.ts";
import { add, addJson, create } from "./run.ts";

describe("add, and back", () => {
  for (const [name, there, back, option] of [
    ["startproject", "rspack", "webpack", "--bundler"],
    ["startproject", "swc", "ts-loader", "--transpiler"],
    ["flask-factory", "rspack", "webpack", "--bundler"],
  ] as const) {
    it(`gives what create ${option} ${there} gives, and then every byte of before: ${name}`, async (test) => {
      const [project, other] = [await rendered(test, name), await rendered(test, name, option, there)];
      const before = snapshot(project);
      assert.equal((await add(project, there, "--yes")).code, 0);
      assert.deepEqual(snapshot(project), snapshot(other));
      assert.equal((await add(project, back, "--yes")).code, 0);
      assert.deepEqual(snapshot(project), before);
    });
  }

  it("leaves what the user has changed as it is, packages of theirs included", async (test) => {
    const project = await rendered(test);
    changePackage(project);
    appendFileSync(join(project, "frontend/README.md"), "\nAsk Ada.\n");
    appendFileSync(join(project, "frontend/src/components/counter.ts"), "\n// Mine.\n");
    rmSync(join(project, "frontend/tests.py"));
    const before = snapshot(project);
    const { code, document } = await addJson(project, "rspack", "--yes");
    assert.equal(code, 0);
    const merged = document.plan.filter(({ note }) => note === "merged with your changes");
    assert.deepEqual(
      merged.map(({ path, status }) => [path, status]),
      ["README.md", "package.json"].map((name) => [`frontend/${name}`, "update"]),
    );
    assert.match(readFileSync(join(project, "frontend/README.md"), "utf8"), /^Rspack builds [^]*\nAsk Ada\.\n$/m);
    const { devDependencies, scripts } = readPackage(project);
    assert.deepEqual(Object.keys(devDependencies), Object.keys(devDependencies).sort());
    assert.equal(devDependencies.lit, "^3.3.1");
    assert.ok("@rspack/core" in devDependencies && !("webpack" in devDependencies));
    assert.equal(scripts.storybook, "storybook dev");
    assert.match(scripts.dev ?? "", /^rspack serve/);
    assert.equal((await add(project, "webpack", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  it("leaves a file that is not used any more to the user who has changed it, and knows it again", async (test) => {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    appendFileSync(join(project, "frontend/webpack/rspack.mjs"), "// Mine.\n");
    const before = snapshot(project);
    const { code, document } = await addJson(project, "webpack", "--yes");
    assert.equal(code, 0);
    const { status, note } = document.plan.find(({ path }) => path.endsWith("/rspack.mjs")) ?? {};
    assert.deepEqual([status, note], ["identical", "changed by you; no longer used"]);
    assert.match(document.notices.join(), /left to you since you have changed them: frontend\/webpack\/rspack\.mjs/);
    assert.equal((await add(project, "rspack", "--yes")).code, 0);
    assert.deepEqual(snapshot(project), before);
  });

  it("has nothing to do where it is so already", async (test) => {
    const project = await rendered(test);
    const { code, stdout } = await add(project, "webpack", "ts-loader", "--yes");
    assert.equal(code, 0);
    assert.match(stdout, /Nothing to do in frontend\/\./);
    assert.doesNotMatch(stdout, /Take it back/);
    assert.deepEqual(await changes(project), []);
  });

  it("is what create names when it is run with another choice", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await create(project, "--yes", "--bundler", "rspack", "--transpiler", "swc");
    assert.equal(code, 1);
    assert.match(stderr, /Change that: npm init webpack-frontend add rspack swc\n/);
  });

  it("installs the packages, and says what to do next and how to go back", async (test) => {
    const project = await rendered(test);
    const options = { cwd: project, env: standInNpm(test, 0) };
    const addWithInstall = async (feature: string) =>
      run(process.execPath, [await bin(), "add", feature, "--yes"], options);
    await addWithInstall("rspack");
    const { code, stdout } = await addWithInstall("webpack");
    assert.equal(code, 0);
    assert.match(stdout, /progress of .*npm install in frontend/);
    assert.match(stdout, /Next:\n {2}cd frontend && npm start\n/);
    assert.match(stdout, /Repeat this run: npm init webpack-frontend add webpack -- --yes\n/);
    assert.match(stdout, /Take it back: npm init webpack-frontend add rspack\n/);
    const without = await add(project, "rspack", "--yes");
    assert.match(without.stdout, /Next:\n {2}cd frontend && npm install && npm start\n/, "those of webpack are to go");
  });
});

describe("a dry run of add", () => {
  it("says which files would go, and writes nothing", async (test) => {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    const { code, stdout } = await add(project, "webpack", "--dry-run");
    assert.equal(code, 0);
    assert.match(stdout, /delete +frontend\/webpack\/rspack\.mjs/);
    assert.match(stdout, /^-.*rspack serve/m);
    assert.match(stdout, /\d to delete \(.*frontend\/webpack\/rspack\.mjs/);
    assert.deepEqual(await changes(project), []);
  });

  it("plans what the run then does", async (test) => {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    const planned = await addJson(project, "webpack", "--yes", "--dry-run");
    const done = await addJson(project, "webpack", "--yes");
    assert.deepEqual(planned.document.plan, done.document.plan);
    assert.deepEqual([planned.document.applied, done.document.applied], [false, true]);
    assert.equal(done.document.choices?.bundler, "webpack");
    assert.equal(done.document.back, "npm init webpack-frontend add rspack");
    const deleted = done.document.plan.filter(({ status }) => status === "delete").map(({ path }) => path);
    assert.ok(deleted.includes("frontend/webpack/rspack.mjs"));
    assert.deepEqual(
      (await changes(project)).filter((line) => line.startsWith(" D ")).map((line) => line.slice(3)),
      deleted,
    );
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
    assert.match(stderr, /Say what to do with --on-conflict skip or --on-conflict overwrite\.\n/);
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

  it("is replaced with --on-conflict overwrite, and what was in nobody's way stays", async (test) => {
    const project = await withOwnLoader(test);
    assert.equal((await add(project, "rspack", "--yes", "--on-conflict", "overwrite")).code, 0);
    const after = snapshot(project);
    assert.match(after["frontend/webpack/typescript.mjs"] ?? "", /swc/);
    assert.match(after["frontend/src/components/counter.ts"] ?? "", /Mine\./);
  });

  it("cannot be merged where another version of ours rendered it, which is said", async (test) => {
    const project = await rendered(test);
    const file = join(project, "frontend/.webpack-frontend.json");
    const state = JSON.parse(readFileSync(file, "utf8")) as { version: string; files: Record<string, string> };
    state.version = "0.0.9";
    for (const name of ["package.json", "src/components/counter.ts"]) state.files[name] = "0".repeat(64);
    writeFileSync(file, JSON.stringify(state));
    await commit(project, "Of another version");
    changePackage(project);
    const before = snapshot(project);
    const { code, document } = await addJson(project, "rspack", "--yes");
    assert.equal(code, 1);
    assert.match(
      document.error?.message ?? "",
      /^1 file is in the way.*\n {2}frontend\/package\.json: changed by you, and cannot be merged: version 0\.0\.9 rendered/,
    );
    assert.match(document.notices.join(), /rendered by version 0\.0\.9/);
    assert.deepEqual(snapshot(project), before);
  });
});

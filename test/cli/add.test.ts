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

  it("merges what the user has changed beside our lines", async (test) => {
    const project = await rendered(test);
    const readme = join(project, "frontend/README.md");
    writeFileSync(readme, readFileSync(readme, "utf8").replace(/^# .*/, "# Ours alone"));
    assert.equal((await add(project, "rspack", "--yes")).code, 0);
    assert.match(readFileSync(readme, "utf8"), /^# Ours alone\n\nRspack builds/);
  });

  it("says where it makes no difference yet", async (test) => {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    const { stdout } = await add(project, "swc", "--yes");
    assert.match(stdout, /Rspack translates TypeScript by itself; the transpiler counts once webpack is back\./);
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

describe("a package.json in which both have changed one key", () => {
  const OWN = "webpack serve --mode development --open";

  async function withOwnScript(test: TestContext): Promise<string> {
    const project = await rendered(test);
    changePackage(project);
    const file = join(project, "frontend/package.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("webpack serve --mode development", OWN));
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

import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it } from "node:test";
import { bin } from "../support/bin.ts";
import { run } from "../support/processes.ts";
import { changes } from "../support/projects.ts";
import { standInNpm } from "./npm.ts";
import { changePackage, readPackage, rendered, snapshot } from "./rendered.ts";
import { add, addJson, create, remove } from "./run.ts";

/** The version of a package that its feature brings. */
function readVersion(feature: string): string {
  const file = resolve(import.meta.dirname, `../../templates/features/${feature}/package.json`);
  const { dependencies } = JSON.parse(readFileSync(file, "utf8")) as { dependencies: Record<string, string> };
  return dependencies[feature] ?? "";
}

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

  it("knows the project by its name in a clone that is called otherwise", async (test) => {
    const project = await rendered(test, "flask-module");
    changePackage(project);
    const before = snapshot(project);
    const clone = `${project}-clone`;
    renameSync(project, clone);
    const there = await add(clone, "rspack", "--yes");
    assert.equal(there.code, 0, there.stderr);
    assert.equal((await add(clone, "webpack", "--yes")).code, 0);
    assert.deepEqual(snapshot(clone), before);
  });

  for (const [title, group, version] of [
    ["in the version that we want", "dependencies", readVersion("jquery")],
    ["in another version, kept", "dependencies", "^3.7.1"],
    ["in the other group", "devDependencies", readVersion("jquery")],
  ] as const) {
    it(`leaves a package that the user had before, there and back: ${title}`, async (test) => {
      const project = await rendered(test);
      const json = readPackage(project) as unknown as Record<string, Record<string, string>>;
      const packages = Object.entries({ ...json[group], jquery: version }).sort(([a], [b]) => (a < b ? -1 : 1));
      const more = { ...json, [group]: Object.fromEntries(packages) };
      writeFileSync(join(project, "frontend/package.json"), `${JSON.stringify(more, null, 2)}\n`);
      const before = snapshot(project);
      const there = await add(project, "jquery", "--yes", "--on-conflict", "skip");
      assert.equal(there.code, 0, there.stderr);
      assert.match(readFileSync(join(project, "frontend/src/entries/app.ts"), "utf8"), /lib\/jquery/);
      const back = await remove(project, "jquery", "--yes");
      assert.equal(back.code, 0, back.stderr);
      assert.deepEqual(snapshot(project), before);
    });
  }

  it("says that a dev server which runs has to be started again, and of one that does not, nothing", async (test) => {
    const project = await rendered(test);
    const again = /The dev server is running, .*, and npm start again\./;
    assert.doesNotMatch((await add(project, "stimulus", "--yes")).stdout, again);
    mkdirSync(join(project, "frontend/.webpack"));
    writeFileSync(join(project, "frontend/.webpack/manifest.json"), "{}");
    assert.match((await add(project, "coffeescript", "--yes")).stdout, again);
    const hourAgo = Date.now() / 1000 - 3600;
    utimesSync(join(project, "frontend/.webpack/manifest.json"), hourAgo, hourAgo);
    assert.doesNotMatch((await add(project, "alpine", "--yes")).stdout, again);
  });

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
    assert.match(readFileSync(readme, "utf8"), /^# Ours alone\n\n[^]*\nRspack builds/);
  });

  it("says where it makes no difference yet", async (test) => {
    const project = await rendered(test, "startproject", "--bundler", "rspack");
    const { stdout } = await add(project, "swc", "--yes");
    assert.match(stdout, /Rspack translates TypeScript by itself; swc counts once webpack is back\./);
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

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { monorepo } from "./monorepo.ts";
import { rendered, snapshot } from "./rendered.ts";
import { add, addJson, create } from "./run.ts";

describe("add changes nothing", () => {
  it("where a folder is in the place of a file", async (test) => {
    const project = await rendered(test);
    mkdirSync(join(project, "frontend/webpack/support/swc.mjs"));
    const before = snapshot(project);
    const { code, stderr } = await add(project, "rspack", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /frontend\/webpack\/support\/swc\.mjs is a folder; nothing was written\./);
    assert.deepEqual(snapshot(project), before);
  });

  it("where nothing is rendered yet, and names the command that does", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await add(project, "rspack", "--yes");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /There is no rendered folder in .*\nMake one: npm init webpack-frontend -- --bundler rspack\n/,
    );
    assert.deepEqual(await changes(project), []);
  });

  it("where there is no project", async (test) => {
    const { code, stderr } = await add(temporaryFolder(test), "rspack", "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /No django, flask, fastapi or pyramid project was found/);
  });

  it("for a feature that it does not know, and lists those that it does", async (test) => {
    const project = await rendered(test);
    const { code, document } = await addJson(project, "rspak");
    assert.equal(code, 2);
    assert.match(document.error?.message ?? "", /^The feature rspak is not known\. Did you mean rspack\?$/);
    assert.match(document.error?.fix ?? "", /^Choose one of: .*rspack/);
    assert.deepEqual(await changes(project), []);
  });

  for (const [name, folder, way] of [
    ["startproject", "frontend", ".."],
    ["flask-factory", "shop/frontend", "../.."],
  ] as const) {
    it(`in the rendered folder itself, and says where to: ${name}`, async (test) => {
      const project = await rendered(test, name);
      const { code, stderr } = await add(join(project, folder), "rspack", "--yes");
      assert.equal(code, 1);
      assert.ok(stderr.endsWith(`\nRun: cd ${way} && npm init webpack-frontend add rspack\n`), stderr);
      assert.deepEqual(await changes(project), []);
    });
  }
});

describe("which rendered folder add means", () => {
  it("is the one that there is, whatever its name is now", async (test) => {
    const project = await rendered(test, "startproject", "--directory", "web");
    renameSync(join(project, "web"), join(project, "client"));
    assert.equal((await add(project, "rspack", "--yes")).code, 0);
    assert.match(readFileSync(join(project, "client/package.json"), "utf8"), /@rspack\/core/);
  });

  it("is asked for by path where two projects have one of the same name", async (test) => {
    const root = await monorepo(test);
    for (const backend of ["flask", "fastapi"]) await create(root, backend, "--yes");
    await commit(root, "Two frontends");
    const { code, stderr } = await add(root, "rspack", "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /2 rendered folders were found/);
    assert.match(stderr, /--directory web\/shop\/frontend or --directory api\/app\/frontend\n/);
    assert.equal((await add(root, "rspack", "--dry-run", "--directory", join(root, "api/app/frontend"))).code, 0);
    const { document } = await addJson(root, "rspack", "--yes", "--directory", "api/app/frontend/");
    assert.equal(document.back, "npm init webpack-frontend add webpack -- --directory api/app/frontend/");
    const changed = (await changes(root)).map((line) => line.slice(3));
    assert.deepEqual(
      changed.filter((path) => !path.startsWith("api/app/frontend/")),
      [],
    );
    assert.ok(changed.includes("api/app/frontend/package.json"));
  });

  it("is that of the folder in which the command is run", async (test) => {
    const root = await monorepo(test);
    for (const folder of ["web", "api"]) await create(join(root, folder), "--yes");
    await commit(root, "Two frontends");
    assert.equal((await add(join(root, "web"), "swc", "--yes")).code, 0);
    assert.ok((await changes(root)).every((line) => line.slice(3).startsWith("web/shop/frontend/")));
  });

  it("is not guessed where the named one is not there", async (test) => {
    const project = await rendered(test);
    const { code, stderr } = await add(project, "rspack", "--yes", "--directory", "web");
    assert.equal(code, 1);
    assert.match(stderr, /There is no rendered folder web\/ in .*, but frontend\/\./);
  });
});

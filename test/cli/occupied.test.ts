import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { create, createJson } from "./run.ts";

/** A backend that serves what another build writes into an ignored folder. */
async function withBuild(test: TestContext): Promise<string> {
  const project = await copyProject(test, "fastapi-module");
  const main = "from fastapi import FastAPI\nfrom fastapi.staticfiles import StaticFiles\n\napp = FastAPI()\n";
  writeFileSync(join(project, "main.py"), `${main}app.mount("/", StaticFiles(directory="frontend"))\n`);
  writeFileSync(join(project, ".gitignore"), "frontend/\nweb/\n");
  mkdirSync(join(project, "ui"));
  writeFileSync(join(project, "ui/vite.config.ts"), 'export default { build: { outDir: "../frontend" } };\n');
  await commit(project, "Another build");
  return project;
}

describe("a folder that is somebody else's output", () => {
  it("is refused with the evidence and a name that is free, and nothing is written", async (test) => {
    const project = await withBuild(test);
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.equal(
      stderr,
      '"frontend" is taken: frontend/ is served by StaticFiles in main.py:5.\n' +
        "Choose another name for the folder: npm init webpack-frontend -- --directory webpack_frontend\n",
    );
    assert.match((await create(project, "--yes", "--directory", "web")).stderr, /git ignores web\/ \(\.gitignore:2\)/);
    assert.deepEqual(await changes(project), []);
    assert.equal((await create(project, "--yes", "--directory", "webpack_frontend")).code, 0);
  });
});

describe("what git would not see of a rendered folder", () => {
  it("is told by a dry run too", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, ".gitignore"), "*.ts\n");
    const { document } = await createJson(project, "--yes", "--dry-run");
    assert.match(document.notices.join("\n"), /your \.gitignore hides rendered files from git: frontend\/src\/.*\.ts/);
    assert.equal(document.applied, false);
  });

  it("is not the folder that the frontend's own .gitignore takes back", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, ".gitignore"), "assets/\n");
    await commit(project, "No assets");
    const { document } = await createJson(project, "--yes");
    assert.deepEqual(document.notices, []);
    assert.ok((await changes(project)).includes("?? frontend/assets/page.py"));
  });

  it("is found without starting what the repository's configuration names", async (test) => {
    const project = await copyProject(test, "startproject");
    const hook = join(project, ".git/hook");
    writeFileSync(hook, `#!/bin/sh\ntouch ${join(project, "started")}\n`, { mode: 0o755 });
    writeFileSync(join(project, ".git/config"), `[core]\n\tfsmonitor = ${hook}\n`, { flag: "a" });
    assert.equal((await create(project, "--yes", "--dry-run")).code, 0);
    assert.ok(!existsSync(join(project, "started")));
  });
});

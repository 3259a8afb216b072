import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { create, createJson } from "./run.ts";

describe("files in the way", () => {
  async function projectWithConflict(test: Parameters<typeof copyProject>[0]) {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "frontend/src"), { recursive: true });
    writeFileSync(join(project, "frontend/package.json"), "{}\n");
    writeFileSync(join(project, "frontend/tsconfig.json"), "{}\n");
    await commit(project, "An older frontend");
    return project;
  }

  it("are all listed, and nothing is written, with exit code 1", async (test) => {
    const project = await projectWithConflict(test);
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /2 files are in the way; nothing was written\.\n {2}frontend\/package\.json\n {2}frontend\/tsconfig\.json\n/,
    );
    assert.match(stderr, /--on-conflict/);
    assert.deepEqual(await changes(project), []);
  });

  it("are kept with --on-conflict skip", async (test) => {
    const project = await projectWithConflict(test);
    const { code, stdout } = await create(project, "--yes", "--on-conflict", "skip");
    assert.equal(code, 0);
    assert.match(stdout, /your own frontend\/package\.json, frontend\/tsconfig\.json stayed in place of ours/);
    assert.equal(readFileSync(join(project, "frontend/package.json"), "utf8"), "{}\n");
    assert.ok(existsSync(join(project, "frontend/webpack.config.mjs")));
    await commit(project, "Their package.json, our frontend");
    const again = await create(project, "--yes");
    assert.equal(again.code, 1, "what was skipped is still in the way");
    assert.match(again.stderr, /frontend\/package\.json/);
    const forced = await create(project, "--yes", "--force");
    assert.equal(forced.code, 0);
    assert.match(readFileSync(join(project, "frontend/package.json"), "utf8"), /"name": "mysite-frontend"/);
  });

  it("are replaced with --force, and with nothing less", async (test) => {
    const project = await projectWithConflict(test);
    assert.equal((await create(project, "--yes", "--force")).code, 0);
    assert.match(readFileSync(join(project, "frontend/package.json"), "utf8"), /"name": "mysite-frontend"/);
  });

  it("are not mixed with ours in a folder that exists, even where no name is the same", async (test) => {
    const project = await copyProject(test, "startproject");
    mkdirSync(join(project, "frontend"));
    writeFileSync(join(project, "frontend/index.html"), "");
    await commit(project, "A folder of this name");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /frontend\/ exists and is not ours/);
    assert.deepEqual(await changes(project), []);
  });
});

describe("what is not known", () => {
  it("ends with exit code 2 and the missing options when there is no terminal", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project);
    assert.equal(code, 2);
    assert.match(stderr, /no terminal.*--styles/);
    assert.deepEqual(await changes(project), []);
  });

  it("ends with exit code 2 where there is no project", async (test) => {
    const folder = temporaryFolder(test);
    const { code, stderr } = await create(folder, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /No django, flask, fastapi or pyramid project was found/);
  });

  it("ends with exit code 2 where there are two projects", async (test) => {
    const project = await copyProject(test, "two-projects");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /2 projects were found: .*manage\.py.*; .*manage\.py/);
    assert.deepEqual(await changes(project), []);
  });

  it("ends with exit code 2 and a free name where an app is called frontend", async (test) => {
    const project = await copyProject(test, "taken");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /--directory web/);
    assert.deepEqual(await changes(project), []);
    assert.equal((await create(project, "--yes", "--directory", "web")).code, 0);
    assert.ok(existsSync(join(project, "web/templates/web/page.html")));
  });

  it("is refused with the snippet, file and line where the settings have an unknown shape", async (test) => {
    const project = await copyProject(test, "env-list");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /settings\.py:\d+: .*\n {4}.*"frontend"/);
    assert.deepEqual(await changes(project), []);
  });

  it("goes on once the snippet was typed in", async (test) => {
    const project = await copyProject(test, "env-list");
    const { document } = await createJson(project, "--yes");
    const snippet = document.wiring.find(({ status }) => status === "refused")?.snippet;
    assert.ok(snippet);
    appendFileSync(join(project, "tenant/settings.py"), `\n${snippet}\n`);
    const { code, stdout, stderr } = await create(project, "--yes");
    assert.equal(code, 0, stdout + stderr);
    assert.ok(existsSync(join(project, "frontend/package.json")));
  });

  it("can be left to the user with --no-wire", async (test) => {
    const project = await copyProject(test, "env-list");
    const { code, stdout } = await create(project, "--yes", "--no-wire");
    assert.equal(code, 0);
    assert.match(stdout, /Add to .*settings\.py/);
    assert.ok((await changes(project)).every((line) => line.startsWith("?? frontend/")));
  });

  it("is not another choice for a folder that was rendered with one", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    const { code, stderr } = await create(project, "--yes", "--styles", "css");
    assert.equal(code, 1);
    assert.match(stderr, /rendered with --styles scss, not css/);
  });
});

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { bin } from "../support/bin.ts";
import { run } from "../support/processes.ts";
import { changes, commit, copyProject } from "../support/projects.ts";
import { create } from "./run.ts";

describe("a project that is held to an old version", () => {
  it("is refused with the line, the version and the floor, and nothing is written", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, "requirements.txt"), "six\ndjango==1.10.6\n");
    await commit(project, "An old Django");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 1);
    assert.equal(
      stderr,
      "django==1.10.6 in requirements.txt:2 is older than Django 4.2, which the frontend's Python files need.\n" +
        "Upgrade to Django 4.2 or newer, or render all the same with --force-version.\n",
    );
    assert.deepEqual(await changes(project), []);
    const forced = await create(project, "--yes", "--force-version");
    assert.equal(forced.code, 0);
    assert.match(forced.stdout, /Repeat this run: npm init webpack-frontend django -- --yes --force-version/);
  });

  it("says where to write the option when npm has swallowed it", async (test) => {
    const project = await copyProject(test, "startproject");
    const env = { npm_config_force_version: "true" };
    const { code, stderr } = await run(process.execPath, [await bin(), "--yes"], { cwd: project, env });
    assert.equal(code, 2);
    assert.match(stderr, /npm swallowed --force-version\.\nWrite: npm init webpack-frontend -- --force-version/);
  });
});

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { copyProject } from "../support/projects.ts";
import { run } from "../support/processes.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { create } from "./run.ts";

describe("a project", () => {
  const folders = [
    "a<%b",
    "<%= process.exit(9) %>",
    "<%%",
    "%>",
    "<%>-%>_%>%%>",
    "a{b,c}[d](e)",
    "$HOME 'x' \"y\"",
    "*",
  ];
  for (const name of folders) {
    it(`is rendered into where it stands in a folder of the name ${name}`, async (test) => {
      const project = await copyProject(test, "startproject");
      await create(project, "--yes");
      const folder = join(temporaryFolder(test), name, "startproject");
      cpSync(await copyProject(test, "startproject"), folder, { recursive: true });
      const { code, stderr } = await create(folder, "--yes");
      assert.equal(code, 0, stderr);
      const { stdout } = await run("diff", ["--recursive", "--exclude=.git", project, folder], { cwd: project });
      assert.equal(stdout, "");
    });
  }
});

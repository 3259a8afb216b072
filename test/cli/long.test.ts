import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { add, create, createJson } from "./run.ts";

const LONG = "x".repeat(100_000);
const CUT = `${"x".repeat(79)}…`;

describe("a name that is too long", () => {
  it("is refused for the folder above 100 characters, and not repeated whole", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project, "--yes", "--directory", LONG);
    assert.equal(code, 2);
    assert.equal(
      stderr,
      `"${CUT}" cannot name the folder: it has 100000 characters, and 100 are enough.\n` +
        "Choose another name for the folder: npm init webpack-frontend -- --directory frontend\n",
    );
    assert.equal((await create(project, "--yes", "--dry-run", "--directory", "x".repeat(101))).code, 2);
    assert.equal((await create(project, "--yes", "--dry-run", "--directory", "x".repeat(100))).code, 0);
    assert.deepEqual(await changes(project), []);
  });

  it("is cut for npm, which takes 214 characters", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, "pyproject.toml"), `[project]\nname = "My ${"shop ".repeat(200)}"\n`);
    assert.equal((await create(project, "--yes", "--directory", "y".repeat(100))).code, 0);
    const folder = join(project, "y".repeat(100));
    const { name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string };
    assert.ok(name.length <= 214, String(name.length));
    assert.match(name, /^my-[a-z0-9.~-]*[a-z0-9]-y+$/);
    assert.ok((readFileSync(join(folder, "README.md"), "utf8").split("\n")[0] ?? "").length < 120);
  });
});

describe("somebody's long text", () => {
  it("is nowhere repeated whole", async (test) => {
    const project = await copyProject(test, "startproject");
    const answers = join(project, "answers.json");
    const long = LONG.repeat(50);
    const runs: [string, string[]][] = [
      [JSON.stringify({ [long]: "x" }), ["--answers", answers]],
      [JSON.stringify({ styles: long }), ["--answers", answers]],
      [JSON.stringify({ directory: long }), ["--answers", answers]],
      ["{}", ["--styles", LONG]],
      ["{}", [LONG]],
      ["{}", [`--${LONG}`]],
    ];
    for (const [text, words] of runs) {
      writeFileSync(answers, text);
      const { code, stderr, stdout } = await create(project, "--yes", "--dry-run", ...words);
      assert.equal(code, 2, words[0]?.slice(0, 20));
      assert.ok((stdout + stderr).length < 2000, `${words[0]?.slice(0, 20) ?? ""}: ${(stdout + stderr).length}`);
    }
    const { stderr } = await add(project, "workers", "--directory", LONG);
    assert.ok(stderr.length < 1000, String(stderr.length));
  });

  it("is cut in the evidence too", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, "requirements.txt"), `django>=4.2,${"!=1,".repeat(100_000)}<9\n`);
    await commit(project, "A long line");
    const { document } = await createJson(project, "--yes", "--dry-run");
    assert.equal(document.error, undefined);
    assert.ok(document.evidence.join("").length < 500);
  });
});

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, commit } from "../support/projects.ts";
import { rendered } from "./rendered.ts";
import { add, remove } from "./run.ts";

const TEXT = /\.(ts|mjs|py|json|css|scss|md|html)$/;

/** What a checkout under Windows does, where `core.autocrlf` is on. */
function endLinesAsWindows(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, path);
    if (TEXT.test(path) && statSync(file).isFile())
      writeFileSync(file, readFileSync(file, "utf8").replace(/\r?\n/g, "\r\n"));
  }
}

describe("a checkout whose lines end as under Windows", () => {
  it("is nobody's change: what is rendered goes and comes, and the rest keeps its ends", async (test) => {
    const project = await rendered(test, "startproject", "--features", "stimulus");
    const folder = join(project, "frontend");
    endLinesAsWindows(folder);
    await commit(project, "Windows");
    const gone = await remove(project, "stimulus", "--yes");
    assert.equal(gone.code, 0, gone.stderr);
    assert.ok(!existsSync(join(folder, "src/lib/stimulus.ts")));
    const entry = readFileSync(join(folder, "src/entries/app.ts"), "utf8");
    assert.doesNotMatch(entry, /stimulus/);
    assert.doesNotMatch(entry, /[^\r]\n/);
    const back = await add(project, "stimulus", "--yes");
    assert.equal(back.code, 0, back.stderr);
    endLinesAsWindows(folder); // of the new files, git makes them so
    assert.deepEqual(await changes(project), []);
  });
});

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { apply } from "../../../generators/app/apply.ts";
import type { PlannedFile } from "../../../generators/app/plan.ts";
import { RefusedError } from "../../../generators/errors.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function file(path: string, after: string, before?: string): PlannedFile {
  return {
    path,
    status: before === undefined ? "create" : "update",
    after: Buffer.from(after),
    ...(before !== undefined && { before: Buffer.from(before) }),
  };
}

it("writes files with their folders, and leaves nothing beside them", (test) => {
  const root = temporaryFolder(test);
  apply(root, [file("a/b/new.txt", "new"), file("top.txt", "top")]);
  assert.equal(readFileSync(join(root, "a/b/new.txt"), "utf8"), "new");
  assert.deepEqual(readdirSync(root).sort(), ["a", "top.txt"]);
  assert.deepEqual(readdirSync(join(root, "a/b")), ["new.txt"]);
});

it("keeps the permissions of a file that it changes", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "manage.py"), "old");
  chmodSync(join(root, "manage.py"), 0o750);
  apply(root, [file("manage.py", "new", "old")]);
  assert.equal(statSync(join(root, "manage.py")).mode & 0o777, 0o750);
});

it("takes everything back when one file cannot be written", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "old");
  mkdirSync(join(root, "in-the-way"));
  const plan = [
    file("frontend/a.txt", "a"),
    file("settings.py", "new", "old"),
    file("in-the-way", "a folder has this name"),
  ];
  assert.throws(
    () => apply(root, plan),
    (error) => error instanceof RefusedError && error.message.startsWith("in-the-way could not be written"),
  );
  assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "old");
  assert.deepEqual(readdirSync(root).sort(), ["in-the-way", "settings.py"]);
});

it("can be undone, folders included", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "old");
  const undo = apply(root, [file("frontend/src/a.txt", "a"), file("settings.py", "new", "old")]);
  undo();
  assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "old");
  assert.deepEqual(readdirSync(root), ["settings.py"]);
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { apply } from "../../../generators/plan/apply.ts";
import type { PlannedFile } from "../../../generators/plan/plan.ts";
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

function deleted(path: string, before: string): PlannedFile {
  return { path, status: "delete", before: Buffer.from(before) };
}

function everything(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
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

it("deletes files, and the folders that it leaves empty, but no other", (test) => {
  const root = temporaryFolder(test);
  mkdirSync(join(root, "a/b/c"), { recursive: true });
  for (const path of ["a/kept.txt", "a/b/c/old.txt", "top.txt"]) writeFileSync(join(root, path), "old");
  apply(root, [deleted("a/b/c/old.txt", "old"), deleted("top.txt", "old")]);
  assert.deepEqual(everything(root), ["a", "a/kept.txt"]);
});

it("leaves the project's folder where it is, when the last file in it goes", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "top.txt"), "old");
  apply(root, [deleted("top.txt", "old")]);
  assert.ok(existsSync(root));
});

it("gives deleted files back, with their folders and permissions, when one that comes later cannot be written", (test) => {
  const root = temporaryFolder(test);
  mkdirSync(join(root, "a/b"), { recursive: true });
  writeFileSync(join(root, "a/b/old.sh"), "old");
  chmodSync(join(root, "a/b/old.sh"), 0o750);
  mkdirSync(join(root, "in-the-way"));
  const before = everything(root);
  assert.throws(
    () => apply(root, [deleted("a/b/old.sh", "old"), file("in-the-way", "a folder has this name")]),
    RefusedError,
  );
  assert.deepEqual(everything(root), before);
  assert.equal(readFileSync(join(root, "a/b/old.sh"), "utf8"), "old");
  assert.equal(statSync(join(root, "a/b/old.sh")).mode & 0o777, 0o750);
});

it("takes everything back when one file cannot be deleted", (test) => {
  const root = temporaryFolder(test);
  assert.throws(
    () => apply(root, [file("new.txt", "new"), deleted("gone-meanwhile.txt", "old")]),
    (error) => error instanceof RefusedError && error.message.startsWith("gone-meanwhile.txt could not be deleted"),
  );
  assert.deepEqual(everything(root), []);
});

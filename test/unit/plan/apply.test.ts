import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { apply } from "../../../generators/plan/apply.ts";
import { journalFolder } from "../../../generators/plan/journal.ts";
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

function refusal(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof RefusedError && message.test(error.message) && error.fix !== "";
}

function everything(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
}

it("writes files with their folders, and leaves nothing beside them", (test) => {
  const root = temporaryFolder(test);
  apply(root, [file("a/b/new.txt", "new"), file("top.txt", "top")]).keep();
  assert.equal(readFileSync(join(root, "a/b/new.txt"), "utf8"), "new");
  assert.deepEqual(readdirSync(root).sort(), ["a", "top.txt"]);
  assert.deepEqual(readdirSync(join(root, "a/b")), ["new.txt"]);
});

it("keeps the permissions and the other names of a file that it changes", (test) => {
  const root = temporaryFolder(test);
  const [script, other] = [join(root, "manage.py"), join(root, "other.py")];
  writeFileSync(script, "old");
  chmodSync(script, 0o674);
  linkSync(script, other);
  const before = statSync(script);
  apply(root, [file("manage.py", "new", "old")]).keep();
  const after = statSync(script);
  assert.equal(readFileSync(other, "utf8"), "new");
  assert.deepEqual([after.mode & 0o777, after.ino, after.nlink], [0o674, before.ino, 2]);
});

it(
  "keeps the owner of a file, as the superuser too",
  { skip: process.getuid?.() !== 0 && "only root can give files away" },
  (test) => {
    const root = temporaryFolder(test);
    writeFileSync(join(root, "settings.py"), "old");
    chownSync(join(root, "settings.py"), 1234, 1234);
    apply(root, [file("settings.py", "longer than before", "old")]).undo();
    const { uid, gid } = statSync(join(root, "settings.py"));
    assert.deepEqual([uid, gid, readFileSync(join(root, "settings.py"), "utf8")], [1234, 1234, "old"]);
  },
);

it("takes everything back when one file cannot be written", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "old");
  writeFileSync(join(root, "in-the-way"), "a file where a folder is to be");
  const plan = [file("frontend/a.txt", "a"), file("settings.py", "new", "old"), file("in-the-way/b.txt", "b")];
  assert.throws(
    () => apply(root, plan),
    refusal(/^in-the-way\/b\.txt could not be written \(\w+\); everything was taken back\.$/),
  );
  assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "old");
  assert.deepEqual(readdirSync(root).sort(), ["in-the-way", "settings.py"]);
});

it("can be undone, folders included", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "old");
  const { undo } = apply(root, [file("frontend/src/a.txt", "a"), file("settings.py", "new", "old")]);
  assert.equal(undo(), "everything was taken back");
  assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "old");
  assert.deepEqual(readdirSync(root), ["settings.py"]);
});

it("deletes files, and the folders that it leaves empty, but no other", (test) => {
  const root = temporaryFolder(test);
  mkdirSync(join(root, "a/b/c"), { recursive: true });
  for (const path of ["a/kept.txt", "a/b/c/old.txt", "top.txt"]) writeFileSync(join(root, path), "old");
  apply(root, [deleted("a/b/c/old.txt", "old"), deleted("top.txt", "old")]).keep();
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
  writeFileSync(join(root, "in-the-way"), "a file where a folder is to be");
  const before = everything(root);
  assert.throws(() => apply(root, [deleted("a/b/old.sh", "old"), file("in-the-way/b.txt", "b")]), RefusedError);
  assert.deepEqual(everything(root), before);
  assert.equal(readFileSync(join(root, "a/b/old.sh"), "utf8"), "old");
  assert.equal(statSync(join(root, "a/b/old.sh")).mode & 0o777, 0o750);
});

it("takes everything back when one file cannot be deleted", (test) => {
  const root = temporaryFolder(test);
  assert.throws(
    () => apply(root, [file("new.txt", "new"), deleted("gone-meanwhile.txt", "old")]),
    refusal(/^gone-meanwhile\.txt was changed by somebody else .*; everything was taken back\.$/),
  );
  assert.deepEqual(everything(root), []);
});

describe("another writer", () => {
  it("keeps what it wrote since the plan was made, and everything else is taken back", (test) => {
    const root = temporaryFolder(test);
    writeFileSync(join(root, "settings.py"), "old\nand a line of somebody else's\n");
    assert.throws(
      () => apply(root, [file("frontend/a.txt", "a"), file("settings.py", "new", "old\n")]),
      refusal(
        /^settings\.py was changed by somebody else while this ran, and was left alone; everything was taken back\.$/,
      ),
    );
    assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "old\nand a line of somebody else's\n");
    assert.deepEqual(everything(root), ["settings.py"]);
  });

  it("keeps the file that it made where we meant to make one, be it empty", (test) => {
    const root = temporaryFolder(test);
    mkdirSync(join(root, "frontend"));
    writeFileSync(join(root, "frontend/__init__.py"), "");
    assert.throws(
      () => apply(root, [file("frontend/__init__.py", "ours")]),
      refusal(/^frontend\/__init__\.py was changed/),
    );
    assert.deepEqual(everything(root), ["frontend", "frontend/__init__.py"]);
  });

  it("keeps what it wrote before the undo, which names the file and takes back the others", (test) => {
    const root = temporaryFolder(test);
    writeFileSync(join(root, "settings.py"), "old");
    const { undo } = apply(root, [file("frontend/a.txt", "a"), file("settings.py", "new", "old")]);
    writeFileSync(join(root, "settings.py"), "new\nand a line\n");
    assert.equal(undo(), "everything was taken back but settings.py, which was changed since");
    assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "new\nand a line\n");
    assert.deepEqual(everything(root), ["settings.py"]);
  });

  it("keeps its own file in a folder that we made", (test) => {
    const root = temporaryFolder(test);
    const { undo } = apply(root, [file("frontend/src/a.ts", "a"), file("frontend/src/b/c.ts", "c")]);
    writeFileSync(join(root, "frontend/src/theirs.ts"), "theirs");
    assert.equal(undo(), "everything was taken back but frontend/src/theirs.ts, which is not from us");
    assert.deepEqual(everything(root), ["frontend", "frontend/src", "frontend/src/theirs.ts"]);
  });

  it("may be Python, whose compiled copies of our modules go with them", (test) => {
    const root = temporaryFolder(test);
    const { undo } = apply(root, [file("frontend/apps.py", "a")]);
    mkdirSync(join(root, "frontend/__pycache__"));
    writeFileSync(join(root, "frontend/__pycache__/apps.cpython-312.pyc"), "");
    assert.equal(undo(), "everything was taken back");
    assert.deepEqual(everything(root), []);
  });

  it("stays until new files are on the disk, and one that is gone by then stops nothing", async (test) => {
    const root = temporaryFolder(test);
    const applied = apply(root, [file("a/a.txt", "a"), file("b.txt", "b")]);
    rmSync(join(root, "b.txt"));
    await applied.flush();
    assert.ok(everything(root).some((path) => path.startsWith(journalFolder)));
    applied.keep();
    assert.deepEqual(everything(root), ["a", "a/a.txt"]);
  });

  it("is another run of ours: the later one writes nothing", (test) => {
    const root = temporaryFolder(test);
    const first = apply(root, [file("a.txt", "a")]);
    assert.throws(() => apply(root, [file("b.txt", "b")]), refusal(/^Another run is writing to this project/));
    first.keep();
    assert.deepEqual(everything(root), ["a.txt"]);
  });
});

describe("links", () => {
  it("are written through where the target is in the project", (test) => {
    const root = temporaryFolder(test);
    mkdirSync(join(root, "conf"));
    mkdirSync(join(root, "web"));
    writeFileSync(join(root, "conf/real.py"), "old");
    symlinkSync("conf/real.py", join(root, "settings.py"));
    symlinkSync("web", join(root, "frontend"));
    apply(root, [file("settings.py", "new", "old"), file("frontend/src/a.ts", "a")]).keep();
    assert.ok(lstatSync(join(root, "settings.py")).isSymbolicLink());
    assert.equal(readFileSync(join(root, "conf/real.py"), "utf8"), "new");
    assert.equal(readFileSync(join(root, "web/src/a.ts"), "utf8"), "a");
  });

  const outside = [
    ["a file", "settings.py", "theirs/settings.py"],
    ["the folder of a file", "conf/settings.py", "theirs"],
    ["nothing", "settings.py", "theirs/no such file"],
  ] as const;
  for (const [what, path, target] of outside) {
    it(`are refused where they lead out, to ${what}`, (test) => {
      const place = temporaryFolder(test);
      const root = join(place, "project");
      mkdirSync(root);
      mkdirSync(join(place, "theirs"));
      writeFileSync(join(place, "theirs/settings.py"), "old");
      symlinkSync(join("..", target), join(root, path.split("/")[0] ?? ""));
      assert.throws(
        () => apply(root, [file("frontend/a.ts", "a"), file(path, "new", "old")]),
        refusal(/^(settings\.py|conf) is a link to .*; nothing was written\.$/),
      );
      assert.equal(readFileSync(join(place, "theirs/settings.py"), "utf8"), "old");
      assert.equal(readdirSync(root).length, 1);
    });
  }
});

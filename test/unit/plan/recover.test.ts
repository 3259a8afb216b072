import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { RefusedError } from "../../../generators/errors.ts";
import { apply } from "../../../generators/plan/apply.ts";
import { journalFolder } from "../../../generators/plan/journal.ts";
import { recover } from "../../../generators/plan/recover.ts";
import { temporaryFolder, type Scope } from "../../support/temporary.ts";

const original = "the settings as they were\n";
const edited = "settings that are edited, and longer\n";
const owner = join(journalFolder, "owner.json");

/** A project in which a run has written everything and was killed then, as far as can be told without killing it. */
function interrupted(scope: Scope): string {
  // In a folder of its own: what looks below the one above must not find the runs of others.
  const root = join(temporaryFolder(scope), "project");
  mkdirSync(root);
  writeFileSync(join(root, "settings.py"), original);
  apply(root, [
    { path: "frontend/a.ts", status: "create", after: Buffer.from("let a;\n") },
    {
      path: "settings.py",
      status: "update",
      before: readFileSync(join(root, "settings.py")),
      after: Buffer.from(edited),
    },
  ]);
  return root;
}

/** Gives the journal to another process. */
function disown(root: string, other: object = { pid: 4_194_304 }): string {
  const text = JSON.parse(readFileSync(join(root, owner), "utf8")) as object;
  writeFileSync(join(root, owner), JSON.stringify({ ...text, ...other }));
  return root;
}

function refusal(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof RefusedError && message.test(error.message) && error.fix !== "";
}

function settings(root: string): string {
  return readFileSync(join(root, "settings.py"), "utf8");
}

describe("a run that was interrupted", () => {
  it("is taken back by the next one, which says so", (test) => {
    const root = disown(interrupted(test));
    assert.deepEqual(recover(root, false), [
      "An earlier run was interrupted while it wrote 2 files: everything was taken back.",
    ]);
    assert.equal(settings(root), original);
    assert.deepEqual(readdirSync(root), ["settings.py"]);
    assert.deepEqual(recover(root, false), []);
  });

  it("is taken back from a folder below, in the same repository", (test) => {
    const root = disown(interrupted(test));
    mkdirSync(join(root, ".git"));
    mkdirSync(join(root, "app/api"), { recursive: true });
    assert.match(recover(join(root, "app/api"), false).join(), /taken back/);
    assert.ok(!existsSync(join(root, "frontend")));
  });

  const stopped = [
    [`${edited.slice(0, 20)}${original.slice(20)}`, "new bytes over old ones"],
    [`${original.slice(0, 20)}${edited.slice(20)}`, "old bytes over new ones"],
  ] as const;
  for (const [bytes, what] of stopped) {
    it(`is taken back where it left ${what}`, (test) => {
      const root = disown(interrupted(test));
      writeFileSync(join(root, "settings.py"), bytes);
      recover(root, false);
      assert.equal(settings(root), original);
    });
  }

  it("is taken back but for a file that was changed since, which is named, while others are half-written", (test) => {
    const root = disown(interrupted(test));
    writeFileSync(join(root, "settings.py"), "mine\n");
    writeFileSync(join(root, "frontend/a.ts"), "let");
    assert.match(recover(root, false).join(), /everything was taken back but settings\.py, which was changed since\.$/);
    assert.equal(settings(root), "mine\n");
    assert.deepEqual(readdirSync(root), ["settings.py"]);
  });

  it("is kept where it had written everything, and somebody has worked on with that", (test) => {
    const root = disown(interrupted(test));
    writeFileSync(join(root, "frontend/a.ts"), "let mine;\n");
    assert.match(
      recover(root, false).join(),
      /it had written all its 2 files: they were kept\. Run your project's own check/,
    );
    assert.equal(settings(root), edited);
    assert.ok(!existsSync(join(root, journalFolder)));
  });

  it("is found from above, and from below where there is no repository", (test) => {
    for (const place of ["..", "app/api"]) {
      const root = disown(interrupted(test));
      mkdirSync(join(root, "app/api"), { recursive: true });
      assert.match(recover(join(root, place), false).join(), /taken back/, place);
      assert.equal(settings(root), original);
    }
  });

  it("is kept an hour after it had written everything, and taken back for ever where it had not", (test) => {
    const hours = { time: Date.now() - 2 * 3_600_000 };
    const whole = disown(interrupted(test), hours);
    assert.match(recover(whole, false).join(), /they were kept/);
    assert.equal(settings(whole), edited);
    const part = disown(interrupted(test), hours);
    writeFileSync(join(part, "frontend/a.ts"), "let");
    assert.match(recover(part, false).join(), /taken back/);
    assert.equal(settings(part), original);
  });

  it("is no matter where it had written nothing but a part of the journal", (test) => {
    const root = disown(interrupted(test));
    renameSync(join(root, journalFolder, "changes.json"), join(root, journalFolder, "changes.json.part"));
    assert.deepEqual(recover(root, false), []);
    assert.ok(!existsSync(join(root, journalFolder)));
  });

  it("is only told of by a dry run", (test) => {
    const root = disown(interrupted(test));
    assert.throws(
      () => recover(root, true),
      refusal(/was interrupted while it wrote 2 files; a dry run writes nothing\./),
    );
    assert.equal(settings(root), edited);
    assert.ok(existsSync(join(root, owner)));
  });
});

describe("the journal of a run that may still go on", () => {
  const alive = [
    ["another process of this machine", { pid: process.ppid, started: startOf(process.ppid) }],
    ["another machine, a minute ago", { host: `not ${hostname()}`, time: Date.now() - 60_000 }],
  ] as const;
  for (const [who, other] of alive) {
    it(`is left alone: ${who}`, (test) => {
      const root = disown(interrupted(test), other);
      assert.throws(() => recover(root, false), refusal(/^Another run is writing to this project/));
      assert.equal(settings(root), edited);
    });
  }

  const gone = [
    ["a process whose number another one has now", { pid: process.ppid, started: "1" }],
    ["another machine, half an hour ago", { host: `not ${hostname()}`, time: Date.now() - 1_800_000 }],
    ["another machine whose clock is ahead", { host: `not ${hostname()}`, time: Date.now() + 1_800_000 }],
  ] as const;
  for (const [who, other] of gone) {
    it(`is not believed of ${who}`, (test) => {
      assert.match(recover(disown(interrupted(test), other), false).join(), /taken back/);
    });
  }
});

describe("a journal that is not ours", () => {
  it("is not followed where it is a copy, such as one that was committed", (test) => {
    const root = disown(interrupted(test));
    // The original stays: were it deleted, its copy could be given its inode.
    renameSync(join(root, journalFolder), join(root, "original"));
    cpSync(join(root, "original"), join(root, journalFolder), { recursive: true });
    assert.throws(() => recover(root, false), refusal(/was not left by a run of yours in .*Nothing was written\.$/));
    assert.equal(settings(root), edited);
  });

  it("is passed by where it is not in the folder of the command", (test) => {
    const root = disown(interrupted(test));
    cpSync(join(root, journalFolder), join(root, "sub", journalFolder), { recursive: true });
    rmSync(join(root, journalFolder), { recursive: true });
    assert.deepEqual(recover(root, false), []);
    assert.ok(existsSync(join(root, "sub", journalFolder)));
  });

  for (const [what, make] of Object.entries({
    "a link": (file: string) => {
      symlinkSync("nowhere", file);
    },
    "a file": (file: string) => {
      writeFileSync(file, "");
    },
  })) {
    it(`is refused where it is ${what}`, (test) => {
      const root = temporaryFolder(test);
      make(join(root, journalFolder));
      assert.throws(() => recover(root, false), refusal(/was not left by a run of yours/));
    });
  }

  for (const path of ["../outside", "/etc/passwd", ".git/hooks/post-commit", "a//b"]) {
    it(`is not followed to ${path}`, (test) => {
      const root = disown(interrupted(test));
      const list = join(root, journalFolder, "changes.json");
      writeFileSync(list, JSON.stringify({ files: [{ path, before: "" }], folders: [] }));
      assert.throws(() => recover(root, false), refusal(/was not left by a run of yours/));
    });
  }

  for (const text of ["", "[]", "null", '{"files":null,"folders":[]}', '{"files":[null],"folders":[]}']) {
    it(`is refused with a sentence where it is ${text || "empty"}`, (test) => {
      const root = disown(interrupted(test));
      writeFileSync(join(root, journalFolder, "changes.json"), text);
      assert.throws(() => recover(root, false), refusal(/was not left by a run of yours/));
    });
  }
});

function startOf(pid: number): string {
  if (process.platform !== "linux") return "";
  return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19] ?? "";
}

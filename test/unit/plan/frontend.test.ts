import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { planFrontend, planState, type Frontend } from "../../../generators/plan/frontend.ts";
import { hash, notes, type PlannedFile } from "../../../generators/plan/plan.ts";
import { stateFile, type State } from "../../../generators/plan/state.ts";
import { CHOICES } from "../../support/choices.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const bytes = (text: string) => Buffer.from(text);
const files = (texts: Record<string, string>) =>
  new Map(Object.entries(texts).map(([name, text]) => [name, bytes(text)]));
const now = { version: "1.0.0", choices: CHOICES, wiring: [] };

/** A project with a frontend folder: what was rendered, and what is on the disk now. */
function frontend(test: TestContext, rendered: Record<string, string>, disk: Record<string, string>): Frontend {
  const root = temporaryFolder(test);
  for (const [path, text] of Object.entries(disk)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const sums = Object.entries(rendered).map(([name, text]) => [name, hash(bytes(text))]);
  return { root, folder: "shop/frontend", state: { ...now, files: Object.fromEntries(sums) as State["files"] } };
}

describe("the plan of a frontend folder", () => {
  it("has what is new, what is not used any more, and the user's own files with the edits", (test) => {
    const place = frontend(test, { "old.ts": "old" }, { "shop/frontend/old.ts": "old", "manage.py": "before" });
    const edits = [{ path: "manage.py", contents: bytes("after"), edit: "INSTALLED_APPS" }];
    const plan = planFrontend(place, files({ "new.ts": "new" }), files({ "old.ts": "old" }), edits, false);
    assert.deepEqual(
      plan.map(({ path, status, note }) => [path, status, note]),
      [
        ["shop/frontend/old.ts", "delete", undefined],
        ["shop/frontend/new.ts", "create", undefined],
        ["manage.py", "update", "INSTALLED_APPS"],
      ],
    );
  });

  it("merges what this version renders otherwise for the choices of before", (test) => {
    const place = frontend(test, { "a.ts": "1\n2\n3\n4\n5\n" }, { "shop/frontend/a.ts": "mine\n1\n2\n3\n4\n5\n" });
    const [file] = planFrontend(
      place,
      files({ "a.ts": "1\n2\n3\n4\nfive\n" }),
      files({ "a.ts": "1\n2\n3\n4\n5\n" }),
      [],
      false,
    );
    assert.equal(file?.after?.toString(), "mine\n1\n2\n3\n4\nfive\n");
  });

  it("makes a lock file for the package manager to fill, and leaves alone what that has written, whoever asks", (test) => {
    const seed = files({ "yarn.lock": "" });
    const made = planFrontend(frontend(test, {}, {}), seed, new Map(), [], false);
    assert.deepEqual(
      made.map(({ path, status, after }) => [path, status, after?.length]),
      [["shop/frontend/yarn.lock", "create", 0]],
    );
    const place = frontend(test, { "yarn.lock": "" }, { "shop/frontend/yarn.lock": "webpack" });
    for (const ours of [false, true]) {
      const [file] = planFrontend(place, seed, seed, [], ours);
      assert.deepEqual([file?.status, file?.note], ["identical", undefined]);
    }
  });
});

describe("the state file of a plan", () => {
  const remembered = ([file]: PlannedFile[]) => (JSON.parse(file?.after?.toString() ?? "{}") as State).files;

  it("keeps of a file that the user kept what it was made from, and nothing of one that was never ours", (test) => {
    const place = frontend(test, { "a.ts": "was", "b.ts": "was" }, {});
    const settled: PlannedFile[] = [
      { path: "shop/frontend/a.ts", status: "conflict" },
      { path: "shop/frontend/b.ts", status: "identical", note: notes.changed },
      { path: "shop/frontend/c.ts", status: "conflict" },
      { path: "shop/frontend/d.ts", status: "create" },
    ];
    const rendered = files({ "a.ts": "new", "b.ts": "new", "c.ts": "new", "d.ts": "new" });
    const plan = planState(place, rendered, new Map(), settled, now);
    assert.deepEqual(
      plan.map(({ path, status }) => [path, status]),
      [[`shop/frontend/${stateFile}`, "create"]],
    );
    const [was, is] = [hash(bytes("was")), hash(bytes("new"))];
    assert.deepEqual(remembered(plan), { "a.ts": was, "b.ts": was, "d.ts": is });
  });

  it("is identical where it stays as it is", (test) => {
    const place = frontend(test, {}, {});
    const [file] = planState(place, files({ "a.ts": "1" }), new Map(), [], now);
    const again = frontend(test, {}, { [`shop/frontend/${stateFile}`]: file?.after?.toString() ?? "" });
    const [same] = planState(again, files({ "a.ts": "1" }), new Map(), [], now);
    assert.equal(same?.status, "identical");
  });
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { it } from "node:test";
import { hash, makePlan, planUnused, settle, toWrite, type Status } from "../../../generators/plan/plan.ts";
import type { State } from "../../../generators/plan/state.ts";
import { CHOICES } from "../../support/choices.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const text = (contents: string) => Buffer.from(contents);

function remembered(files: Record<string, string>): State {
  return {
    version: "1.0.0",
    choices: CHOICES,
    wiring: [],
    files: Object.fromEntries(Object.entries(files).map(([path, contents]) => [path, hash(text(contents))])),
  };
}

interface Case {
  name: string;
  disk?: string;
  wanted: string;
  rendered?: string;
  /** What this version renders for the earlier choices. */
  base?: string;
  edit?: string;
  status: Status;
  note?: string;
  after?: string;
}

const cases: Case[] = [
  { name: "a file that is not there is created", wanted: "new", status: "create" },
  { name: "a file with the same bytes is identical", disk: "same", wanted: "same", status: "identical" },
  { name: "somebody else's file is a conflict", disk: "theirs", wanted: "ours", status: "conflict" },
  {
    name: "a file that we wrote and nobody changed is updated",
    disk: "old",
    wanted: "new",
    rendered: "old",
    status: "update",
  },
  {
    name: "a file that we wrote and the user changed stays theirs",
    disk: "theirs",
    wanted: "old",
    rendered: "old",
    status: "identical",
    note: "changed by you",
  },
  {
    name: "a file that we wrote and the user deleted stays deleted",
    wanted: "old",
    rendered: "old",
    status: "identical",
    note: "deleted by you",
  },
  {
    name: "a file that the user deleted stays deleted, also when we have something new for it",
    wanted: "new",
    rendered: "old",
    base: "old",
    status: "identical",
    note: "deleted by you",
  },
  {
    name: "a changed file for which we have something new is a conflict",
    disk: "theirs",
    wanted: "new",
    rendered: "old",
    status: "conflict",
    note: "changed by you, and cannot be merged: it was made from another file than we render now",
  },
  {
    name: "a changed file takes over what is new in ours",
    disk: "1\n2\n3\n4\n5\n6\n7\n8\ntheirs\n",
    wanted: "ours\n1\n2\n3\n4\n5\n6\n7\n8\n",
    rendered: "1\n2\n3\n4\n5\n6\n7\n8\n",
    base: "1\n2\n3\n4\n5\n6\n7\n8\n",
    status: "update",
    note: "merged with your changes",
    after: "ours\n1\n2\n3\n4\n5\n6\n7\n8\ntheirs\n",
  },
  {
    name: "a changed file for which ours changes the same is a conflict",
    disk: "theirs",
    wanted: "new",
    rendered: "old",
    base: "old",
    status: "conflict",
    note: "changed by you, and cannot be merged: we change the same lines",
  },
  {
    name: "a changed file that another version rendered is a conflict, since nobody knows what the user changed",
    disk: "old\ntheirs",
    wanted: "old\nnew",
    rendered: "older",
    base: "old",
    status: "conflict",
    note: "changed by you, and cannot be merged: version 1.0.0 rendered another file here than this one would",
  },
  {
    name: "a changed file that another version rendered is a conflict too where the choice is not about it: it would not fit the others",
    disk: "theirs",
    wanted: "old",
    rendered: "older",
    base: "old",
    status: "conflict",
    note: "changed by you, and cannot be merged: version 1.0.0 rendered another file here than this one would",
  },
  {
    name: "an edit of the user's own file is an update",
    disk: "a",
    wanted: "ab",
    edit: "INSTALLED_APPS",
    status: "update",
    note: "INSTALLED_APPS",
  },
];

for (const { name, disk, wanted, rendered, base, edit, status, note, after } of cases) {
  it(name, (test) => {
    const root = temporaryFolder(test);
    const path = "frontend/a.txt";
    if (disk !== undefined) {
      mkdirSync(dirname(join(root, path)));
      writeFileSync(join(root, path), disk);
    }
    const state = rendered === undefined ? undefined : remembered({ "a.txt": rendered });
    const [planned] = makePlan(
      root,
      [{ path, contents: text(wanted), ...(base !== undefined && { base: text(base) }), ...(edit && { edit }) }],
      state,
      "frontend",
      false,
    );
    assert.equal(planned?.status, status);
    assert.equal(planned.note, note);
    if (after !== undefined) assert.equal(planned.after?.toString(), after);
  });
}

it("gives a deleted file back, and takes a changed one for a conflict, when the user asks for ours", (test) => {
  const root = temporaryFolder(test);
  mkdirSync(join(root, "frontend"));
  writeFileSync(join(root, "frontend/changed"), "theirs");
  const wanted = ["changed", "deleted"].map((name) => ({ path: `frontend/${name}`, contents: text("ours") }));
  const plan = makePlan(root, wanted, remembered({ changed: "ours", deleted: "ours" }), "frontend", true);
  assert.deepEqual(
    plan.map(({ status }) => status),
    ["conflict", "create"],
  );
});

it("writes new and updated files, and conflicting ones only when told to", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "mine"), "mine");
  writeFileSync(join(root, "same"), "same");
  const wanted = ["mine", "same", "new"].map((path) => ({ path, contents: text(path === "same" ? "same" : "x") }));
  const plan = makePlan(root, wanted, undefined, "frontend", false);
  const written = (answer: "refuse" | "skip" | "overwrite") => toWrite(settle(plan, answer)).map(({ path }) => path);
  assert.deepEqual(written("refuse"), ["new"]);
  assert.deepEqual(written("skip"), ["new"]);
  assert.deepEqual(written("overwrite"), ["mine", "new"]);
});

it("deletes what the earlier choices alone need, but nothing of the user's, and nothing of another version", (test) => {
  const root = temporaryFolder(test);
  mkdirSync(join(root, "frontend"));
  for (const name of ["needed", "unused", "of-another-version"]) writeFileSync(join(root, "frontend", name), "ours");
  writeFileSync(join(root, "frontend/changed"), "theirs");
  const files = { needed: "ours", unused: "ours", changed: "ours", deleted: "ours", "of-another-version": "ours" };
  const base = new Map(["needed", "unused", "changed", "deleted"].map((name) => [name, text("ours")]));
  const plan = planUnused(root, new Map([["needed", text("ours")]]), base, remembered(files), "frontend");
  assert.deepEqual(
    plan.map(({ path, status, note }) => [path, status, note]),
    [
      ["frontend/unused", "delete", undefined],
      ["frontend/changed", "conflict", "changed by you, and not used any more"],
    ],
  );
  assert.deepEqual(
    toWrite(settle(plan, "skip")).map(({ path }) => path),
    ["frontend/unused"],
  );
  assert.deepEqual(
    settle(plan, "overwrite").map(({ status }) => status),
    ["delete", "delete"],
  );
});

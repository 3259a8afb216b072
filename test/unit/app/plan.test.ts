import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { it } from "node:test";
import { hash, makePlan, settle, toWrite, type Status } from "../../../generators/app/plan.ts";
import type { State } from "../../../generators/app/state.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const text = (contents: string) => Buffer.from(contents);

function remembered(files: Record<string, string>): State {
  return {
    version: "1.0.0",
    choices: {
      backend: "django",
      directory: "frontend",
      architecture: "hybrid",
      ui: "none",
      styles: "scss",
      bundler: "webpack",
      transpiler: "ts-loader",
      packageManager: "npm",
    },
    wiring: [],
    files: Object.fromEntries(Object.entries(files).map(([path, contents]) => [path, hash(text(contents))])),
  };
}

interface Case {
  name: string;
  disk?: string;
  wanted: string;
  rendered?: string;
  edit?: string;
  status: Status;
  note?: string;
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
    name: "a changed file for which we have something new is a conflict",
    disk: "theirs",
    wanted: "new",
    rendered: "old",
    status: "conflict",
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

for (const { name, disk, wanted, rendered, edit, status, note } of cases) {
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
      [{ path, contents: text(wanted), ...(edit && { edit }) }],
      state,
      "frontend",
      false,
    );
    assert.equal(planned?.status, status);
    assert.equal(planned.note, note);
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

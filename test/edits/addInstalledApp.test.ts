import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addInstalledApp } from "../../generators/project/edits/addInstalledApp.ts";
import { casesOf, difference, execute, spell, type Case, type Executed } from "./cases.ts";

/** Where a comment ends the last line and no comma does, the comma goes before the comment and the element below it. */
const twoInsertions = ["no-trailing-comma-but-comment", "crlf-no-trailing-comma-but-comment", "two-classes"];

const cases = casesOf("addInstalledApp");
const results = cases.map(({ input }) => addInstalledApp(input, "frontend"));
/** A file that was refused, with the snippet typed in at its end: that must do what the edit would have done. */
const afters = results.map((result, index) => {
  const input = cases[index]?.input ?? "";
  if (result.status === "edited") return result.source;
  return result.status === "refused" ? (cases[index]?.typed ?? `${input}\n${result.snippet}\n`) : input;
});
const { version, results: executed } = execute([...cases.map(({ input }) => input), ...afters]);

function isFrontend(app: string): boolean {
  return app === "frontend" || app === "frontend.apps.FrontendConfig";
}

/** The apps, wherever they are set: in the module, or in a class of it. */
function appsIn(run: Executed | undefined): { type: string; apps: string[]; others: Record<string, unknown> } {
  assert.ok(run && "variables" in run, JSON.stringify(run));
  const { INSTALLED_APPS: own, ...others } = run.variables;
  const classes = Object.values(others).filter(
    (value): value is ["class", string, Record<string, string[]>] => Array.isArray(value) && value[0] === "class",
  );
  const inClass = classes.map(([, , members]) => members.INSTALLED_APPS).find((apps) => apps !== undefined);
  const [type = "list", ...apps] = (own ?? inClass ?? []) as string[];
  return { type, apps: apps.map((app) => app.slice(1, -1)), others: own ? others : {} };
}

function check(found: Case, index: number): void {
  const result = results[index];
  assert.ok(result);
  assert.deepEqual(spell(result), found.outcome);

  const [before, after] = [executed[index], executed[cases.length + index]];
  if (before && "error" in before) {
    // Only what Python cannot read either may be unreadable here; a newer Python's syntax is no reason to refuse.
    const tooNew = version[0] === found.needs[0] && version[1] < found.needs[1];
    assert.match(before.error, /^SyntaxError/);
    assert.equal(result.status, tooNew ? "edited" : "refused");
    return;
  }
  const [old, now] = [appsIn(before), appsIn(after)];
  if (result.status === "present") {
    assert.ok(old.apps.some(isFrontend));
    return;
  }
  const others = old.apps.filter((app) => !isFrontend(app));
  assert.deepEqual(
    now.apps.filter((app) => !isFrontend(app)),
    others,
  );
  assert.equal(now.apps.length, others.length + 1);
  if (result.status === "refused") {
    // Whoever has typed the snippet in has done the work.
    const typed = addInstalledApp(afters[index] ?? "", "frontend");
    assert.equal(typed.status, "present", JSON.stringify(typed));
    return;
  }
  assert.equal(now.type, old.type);
  assert.equal(
    difference(found.input, result.source),
    twoInsertions.includes(found.name) ? "insertions" : "one insertion",
  );
  assert.match(result.source.split("\n")[result.line - 1] ?? "", /["']frontend["']/);
  for (const [name, value] of Object.entries(old.others)) {
    if (!found.mayChange.includes(name)) assert.deepEqual(now.others[name], value, `${name} changed`);
  }
  assert.deepEqual(spell(addInstalledApp(result.source, "frontend")), {
    file: "present.txt",
    text: `line ${result.line}\n`,
  });
}

describe("addInstalledApp", () => {
  cases.forEach((found, index) => {
    it(found.name.replaceAll("-", " "), () => {
      check(found, index);
    });
  });
});

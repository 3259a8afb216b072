import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addUrl } from "../../generators/project/edits/addUrl.ts";
import { casesOf, difference, execute, spell, type Case, type Executed } from "./cases.ts";

const url = { route: "frontend/", include: "frontend.urls" };
const cases = casesOf("addUrl");
const results = cases.map(({ input }) => addUrl(input, url));
const afters = results.map((result, index) => {
  const input = cases[index]?.input ?? "";
  if (result.status === "edited") return result.source;
  // The end of the file is where the snippet belongs, and there it must do what the edit would have done.
  return result.status === "refused" ? `${input}\n${result.snippet}\n` : input;
});
const { results: executed } = execute([...cases.map(({ input }) => input), ...afters]);

function patternsIn(run: Executed | undefined): { type: string; patterns: unknown[]; others: Record<string, unknown> } {
  assert.ok(run && "variables" in run, JSON.stringify(run));
  const { urlpatterns, ...others } = run.variables;
  const [type, ...patterns] = (urlpatterns ?? ["list"]) as [string, ...unknown[]];
  return { type, patterns, others };
}

function check(found: Case, index: number): void {
  const result = results[index];
  assert.ok(result);
  assert.deepEqual(spell(result), found.outcome);

  const [before, after] = [executed[index], executed[cases.length + index]];
  if (before && "error" in before) {
    assert.match(before.error, /^SyntaxError/);
    assert.equal(result.status, "refused");
    return;
  }
  const [old, now] = [patternsIn(before), patternsIn(after)];
  if (result.status === "present") return;
  const isOurs = (pattern: unknown) =>
    Array.isArray(pattern) && /^frontend(-sample)?\/$/.test(String(pattern[1])) && pattern[2] === url.include;
  assert.deepEqual(
    now.patterns.filter((pattern) => !isOurs(pattern)),
    old.patterns.filter((pattern) => !isOurs(pattern)),
  );
  assert.equal(now.patterns.map(isOurs).indexOf(true), found.name === "static-in-debug" ? 1 : 0);
  if (result.status === "refused") return;
  assert.equal(now.type, old.type);
  assert.notEqual(difference(found.input, result.source), "changed");
  assert.match(result.source.split("\n")[result.line - 1] ?? "", /frontend\.urls/);
  for (const [name, value] of Object.entries(old.others)) assert.deepEqual(now.others[name], value, `${name} changed`);
  assert.deepEqual(spell(addUrl(result.source, url)), { file: "present.txt", text: `line ${result.line}\n` });
}

describe("addUrl", () => {
  cases.forEach((found, index) => {
    it(found.name.replaceAll("-", " "), () => {
      check(found, index);
    });
  });
});

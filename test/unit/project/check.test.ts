import assert from "node:assert/strict";
import { it } from "node:test";
import { compareChecks, type CheckResult } from "../../../generators/project/check.ts";

const good: CheckResult = { verdict: "good", problem: undefined, output: "" };
const bad: CheckResult = { verdict: "bad", problem: undefined, output: "wrong" };
const none: CheckResult = { verdict: "none", problem: "gave no answer within 60 seconds", output: "" };

for (const [before, after, says] of [
  [good, good, "passed"],
  [good, bad, "failed"],
  [good, none, "failed"],
  [good, undefined, "failed"],
  [bad, undefined, "failed before"],
  [none, undefined, "not run"],
  [undefined, undefined, "not run"],
] as const) {
  it(`says "${says}" where it was ${before?.verdict ?? "absent"} before and ${after?.verdict ?? "absent"} after`, () => {
    assert.equal(compareChecks(before, after), says);
  });
}

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compareChecks, lastLines, type CheckResult } from "../../../generators/project/check.ts";

const good: CheckResult = { verdict: "good", problem: undefined, output: "" };
const bad: CheckResult = { verdict: "bad", problem: undefined, output: "wrong" };
const none: CheckResult = { verdict: "none", problem: "gave no answer within 60 seconds", output: "" };

for (const [before, after, says] of [
  [good, good, "passed"],
  [good, bad, "failed"],
  [good, none, "failed"],
  [good, undefined, "failed"],
  [bad, bad, "failed before"],
  [bad, none, "failed before"],
  [bad, good, "passed"],
  [none, undefined, "not run"],
  [undefined, undefined, "not run"],
] as const) {
  it(`says "${says}" where it was ${before?.verdict ?? "absent"} before and ${after?.verdict ?? "absent"} after`, () => {
    assert.equal(compareChecks(before, after), says);
  });
}

describe("why a check failed", () => {
  it("is the error of a traceback, without its frames", () => {
    const output = `Traceback (most recent call last):
  File "manage.py", line 9, in <module>
    main()
    ~~~~^^
  File "settings.py", line 3, in <module>
    assert False, "bad before"
           ^^^^^
AssertionError: bad before

`;
    assert.deepEqual(lastLines(output, 3), ["AssertionError: bad before"]);
  });

  it("is the last lines of other output, cut where they are long", () => {
    assert.deepEqual(lastLines("one\ntwo\n\nthree\r\nfour\n", 3), ["two", "three", "four"]);
    assert.equal(lastLines("x".repeat(5_000_000), 3)[0]?.length, 300);
    assert.deepEqual(lastLines("", 3), []);
  });
});

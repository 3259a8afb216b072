import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lastLines } from "../../../generators/project/check.ts";

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

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { excludes, isOlder } from "../../../../generators/project/python/versions.ts";

describe("a range of versions", () => {
  const below = [
    "==1.10.6",
    "==4.1.*",
    "=== 4.1",
    "<4.2",
    "<=4.1.99",
    "~=3.2.0",
    "~=3.2",
    ">=2,<4",
    "^3.2",
    "~3.2",
    "~4.1.3",
    "3.2.25",
    "^1.11 || ^3.2",
    "!=3.1,<4.0",
    ">=2.2 <4",
  ];
  const within = [
    "",
    "*",
    ">=2",
    ">1.0",
    "!=4.2",
    "==4.2",
    "==4.2.*",
    "==4.2.20",
    "<=4.2",
    "<5",
    "~=4.2",
    "~=4.1",
    "~=3.2,>=3.2.1 || >=4",
    "^4.0",
    "^4",
    "~4.2",
    "~4",
    "5.0",
    "^3.2 || ^4.2",
    "==5.2rc1",
    "git+https://x",
    "latest",
  ];
  for (const range of below)
    it(`that ends below 4.2: ${range}`, () => {
      assert.equal(excludes(range, "4.2"), true);
    });
  for (const range of within)
    it(`that may hold 4.2: ${range}`, () => {
      assert.equal(excludes(range, "4.2"), false);
    });

  it("counts parts as numbers", () => {
    assert.equal(excludes("==0.103.2", "0.115"), true);
    assert.equal(excludes("==0.115", "0.115.0"), false);
    assert.equal(excludes("^0.103", "0.115"), true);
    assert.equal(excludes("^0.0.3", "0.1"), true);
    assert.equal(excludes("~=0.103", "0.115"), false);
    assert.deepEqual(
      [isOlder("3.9.18", "3.10"), isOlder("3.10", "3.10.0"), isOlder("2.0.2", "2.0")],
      [true, false, false],
    );
  });
});

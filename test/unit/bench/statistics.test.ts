import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { median, Results } from "../../bench/statistics.ts";

describe("median", () => {
  it("is the value in the middle, whatever the order", () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([10, 9, 100]), 10);
  });

  it("is halfway between the two in the middle", () => {
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  it("is not there for no values", () => {
    assert.throws(() => median([]), /no values/);
  });
});

describe("Results", () => {
  const results = new Results();
  results.add("cold", "ours", 500, 2, 4);
  results.add("cold", "ours", 500, 3);
  results.add("cold", "boilerplate", 500, 12);
  results.add("cold", "boilerplate", 20, 6);

  it("takes the runs of one contender and size together", () => {
    assert.equal(results.median("cold", "ours", 500), 3);
    assert.equal(results.samples.length, 3);
  });

  it("gives the ratio of two medians", () => {
    assert.equal(results.ratio("cold", "ours", "boilerplate", 500), 0.25);
  });

  it("has no ratio where one of the two was not measured", () => {
    assert.equal(results.ratio("cold", "ours", "boilerplate", 20), undefined);
    assert.equal(results.ratio("warm", "ours", "boilerplate", 500), undefined);
  });
});

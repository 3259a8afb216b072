import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { coverPairs, coverValues, ROWS, uncoveredPairs, type Combination } from "../support/combinations.ts";

describe("the combinations of choices", () => {
  it("have every two values together that go together", () => {
    assert.deepEqual(uncoveredPairs(coverPairs()), []);
  });

  it("are a few of all that there are", () => {
    const all = Object.values(ROWS).reduce((product, { length }) => product * length, 1);
    assert.ok(coverPairs().length < all / 2, `${coverPairs().length} of ${all}`);
  });

  it("have every value in some of those that are built", () => {
    const values = (rows: readonly Combination[]) =>
      new Set(rows.flatMap((row) => Object.entries(row).map((pair) => pair.join("="))));
    const built = coverValues(coverPairs());
    assert.deepEqual(values(built), values(coverPairs()));
    assert.ok(built.length < coverPairs().length);
  });

  it("have every UI library built where there are islands", () => {
    const islands = coverValues(coverPairs()).filter(({ architecture }) => architecture !== "hybrid");
    assert.deepEqual(new Set(islands.map(({ ui }) => ui)), new Set(ROWS.ui));
  });
});

describe("a table in which not everything goes together", () => {
  const rows = { kind: ["a", "b"], size: ["1", "2", "3"], colour: ["red", "blue"] };
  const isPossible = ({ kind, size, colour }: Combination) =>
    !(kind === "a" && size === "3") && !(size === "3" && colour === "red");

  it("is covered but for what is impossible", () => {
    const covering = coverPairs(rows, isPossible);
    assert.deepEqual(uncoveredPairs(covering, rows, isPossible), []);
    assert.deepEqual(
      covering.filter((row) => !isPossible(row)),
      [],
    );
  });

  it("is told of where a pair is missing, and not where it cannot be", () => {
    const covering = coverPairs(rows, isPossible).filter(({ size }) => size !== "3");
    assert.deepEqual(uncoveredPairs(covering, rows, isPossible), ["kind=b, size=3", "size=3, colour=blue"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addable, changeable, groupsOf, removableGroups } from "../../generators/addable.ts";
import { isList, meaningOf, noneOf, rowOf } from "../../generators/choices.ts";

describe("what can be added", () => {
  it("says of each what it means, in a line of a terminal", () => {
    // Beside the longest name, and what shows whether it is chosen.
    const room = 80 - 5 - Math.max(...[...addable.keys()].map((value) => value.length));
    for (const [value, name] of addable) {
      const says = meaningOf(name, value);
      assert.ok(says !== "" && says.length <= room, `${value}: ${says.length} of ${room} characters: ${says}`);
    }
  });

  it("has every value in one group", () => {
    for (const name of changeable) {
      const words = isList(name) && rowOf(name).many?.none !== undefined ? [noneOf(name)] : [];
      const grouped = groupsOf(name).flatMap(({ values }) => values);
      assert.deepEqual([...grouped].sort(), [...words, ...rowOf(name).values].sort());
    }
  });

  it("has a title for every feature that is a group's, and leaves none over", () => {
    const titles = Object.keys(rowOf("features").groups ?? {});
    assert.deepEqual(
      groupsOf("features").map(({ title }) => title),
      titles,
    );
  });

  it("can be removed again, but for defaults, and what is there without others", () => {
    const removable = removableGroups().flatMap(({ values }) => values);
    const left = [...addable.keys()].filter((value) => !removable.includes(value));
    assert.deepEqual(left, ["hybrid", "css", "webpack", "ts-loader"]);
  });
});

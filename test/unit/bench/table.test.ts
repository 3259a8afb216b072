import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatGoals } from "../../bench/report/goals.ts";
import { drawPlot } from "../../bench/report/plot.ts";
import { formatTable, formatValue } from "../../bench/report/table.ts";
import { Results } from "../../bench/statistics.ts";

const contenders = [
  { name: "ours", title: "ours" },
  { name: "boilerplate", title: "the peer" },
  { name: "vite", title: "Vite" },
];

function createResults(): Results {
  const results = new Results();
  results.add("warm", "ours", 500, 1);
  results.add("warm", "boilerplate", 500, 20);
  results.add("dev-edit", "ours", 500, 450);
  return results;
}

describe("formatTable", () => {
  it("has the median and the multiple of the peer's, and a dash where nothing was measured", () => {
    const rows = formatTable(createResults(), contenders).split("\n");
    const cells = (row = "") => row.split("|").map((cell) => cell.trim());
    assert.deepEqual(cells(rows[0]), ["", "", "ours", "the peer", ""]);
    assert.deepEqual(cells(rows[2]), [
      "",
      "warm build, nothing changed, 500 modules",
      "1.00 s (0.05×)",
      "20.0 s (1.00×)",
      "",
    ]);
    assert.deepEqual(cells(rows[3]).slice(2, 4), ["450 ms", "–"]);
  });
});

describe("formatValue", () => {
  for (const [value, unit, expected] of [
    [0.4567, "s", "0.46 s"],
    [8.2149, "s", "8.21 s"],
    [27.43, "s", "27.4 s"],
    [1462.4, "ms", "1462 ms"],
    [34, "packages", "34 packages"],
    [0, "KB", "0.00 KB"],
  ] as const) {
    it(`writes ${value} as ${expected}`, () => {
      assert.equal(formatValue(value, unit), expected);
    });
  }
});

describe("formatGoals", () => {
  const rows = formatGoals([
    { node: "20.20.2", results: createResults() },
    { node: "24.1.0", results: new Results() },
  ]).split("\n");
  const row = (start: string) => rows.find((text) => text.startsWith(`| ${start}`)) ?? "";

  it("says by how much a goal was reached, or missed", () => {
    assert.match(row("warm build"), /≤ 0\.09× +\| 0\.05×, reached, 44 % below/);
    assert.match(row("edit to browser, 500"), /≤ 250 ms +\| 450 ms, not reached, 80 % above/);
  });

  it("has a column for each run", () => {
    assert.match(rows[0] ?? "", /\| Node 20\.20\.2 +\| Node 24\.1\.0 +\|/);
    assert.match(row("warm build"), /below +\| not measured +\|/);
  });

  it("does not pass over what was not measured", () => {
    assert.match(row("edit to browser, 3,000"), /\| not measured +\| not measured/);
  });
});

describe("drawPlot", () => {
  it("gives the longest bar to the largest value of a panel, and the others their share", () => {
    const svg = drawPlot(createResults(), contenders);
    const widths = [...svg.matchAll(/<rect class="(\w+)" x="210" y="\d+" width="([\d.]+)"/g)].map((match) => [
      match[1],
      Number(match[2]),
    ]);
    assert.deepEqual(widths, [
      ["ours", 23],
      ["other", 460],
      ["ours", 460],
    ]);
  });

  it("lets a contender's only build stand for the one without a check of types", () => {
    const results = new Results();
    results.add("cold", "ours", 500, 9);
    results.add("cold-unchecked", "ours", 500, 8);
    results.add("cold", "boilerplate", 500, 20);
    const [, , unchecked = ""] = drawPlot(results, contenders).split('class="title"');
    assert.match(unchecked, /types not checked, 500 modules/);
    assert.deepEqual(unchecked.match(/[\d.]+ s(?=<)/g), ["8.00 s", "20.0 s"]);
  });
});

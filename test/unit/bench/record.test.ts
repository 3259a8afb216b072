import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinRecords, type RunRecord } from "../../bench/report/record.ts";

const participant = (name: string) => ({ name, title: name, setup: "", tools: [] });
const record = (command: string, contenders: string[], samples: [measure: string, value: number][]): RunRecord => ({
  ...{ date: "2026-01-01", machine: "one", node: "24.0.0", python: [], profiles: [] },
  command,
  contenders: contenders.map(participant),
  samples: samples.map(([measure, value]) => ({ measure, contender: "ours", size: 0, values: [value] })),
});

describe("runs of the benchmark, one after the other", () => {
  it("are told as one: the later counts where both have measured", () => {
    const first = record(
      "bench build",
      ["ours", "vite"],
      [
        ["cold", 1],
        ["warm", 2],
      ],
    );
    const joined = joinRecords(first, record("bench install", ["ours", "rspack"], [["warm", 3]]));
    const values = Object.fromEntries(joined.samples.map((sample) => [sample.measure, sample.values]));
    assert.deepEqual(values, { cold: [1], warm: [3] });
    assert.deepEqual(
      joined.contenders.map(({ name }) => name),
      ["ours", "vite", "rspack"],
    );
    assert.equal(joined.command, "bench build`, then `bench install");
  });

  it("are one where there is nothing before", () => {
    const only = record("bench", ["ours"], [["cold", 1]]);
    assert.equal(joinRecords(undefined, only), only);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readOptions } from "../../bench/options.ts";

function read(...argv: string[]) {
  const options = readOptions(argv);
  assert.notEqual(options, "help");
  return options as Exclude<typeof options, "help">;
}

const workloads = (...argv: string[]) => read(...argv).workloads.map(({ size, runs }) => [size, runs]);

describe("readOptions", () => {
  it("measures everything in three sizes, unless told otherwise, and writes the report of that", () => {
    const { parts, report } = read();
    assert.ok(parts.includes("build") && parts.includes("python"));
    assert.equal(report, "docs");
    assert.deepEqual(workloads(), [
      [20, 3],
      [500, 3],
      [3000, 1],
    ]);
  });

  it("takes a number of runs for each size", () => {
    assert.deepEqual(workloads("--size", "20:2,500,3000:1", "--runs", "4"), [
      [20, 2],
      [500, 4],
      [3000, 1],
    ]);
  });

  it("lets some contenders only run the large workloads", () => {
    const [small, large] = read("--size", "500,3000", "--only", "ours,vite,esbuild").workloads;
    assert.deepEqual(
      ["ours", "vite", "esbuild", "scaffold"].map((name) => [small?.only(name), large?.only(name)]),
      [
        [true, true],
        [true, true],
        [true, false],
        [false, false],
      ],
    );
  });

  it("writes no report of a part, or of a few, unasked", () => {
    for (const argv of [["build"], ["--only", "ours"], ["--size", "20"], ["--quick"], ["--last"]])
      assert.equal(read(...argv).report, undefined, argv.join(" "));
    assert.equal(read("build", "--report", "elsewhere").report, "elsewhere");
  });

  for (const argv of [["bulid"], ["--size", "20:none"], ["--size", "0"], ["--runs", "1.5"]]) {
    it(`refuses ${argv.join(" ")}, and says what there is`, () => {
      assert.throws(() => readOptions(argv), /(no part bulid|is no whole number)[^]*npm run bench/);
    });
  }
});

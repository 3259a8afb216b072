import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sumUp, type CpuProfile } from "../../bench/measures/profile.ts";

const modules = "file:///site/node_modules";

describe("sumUp", () => {
  it("gives each package the time of its own functions, the longest first", () => {
    const parts = sumUp(
      createProfile([
        [`${modules}/webpack/lib/NormalModule.js`, 1_000_000],
        [`${modules}/@swc/core/index.js`, 3_000_000],
        [`${modules}/webpack/lib/Compilation.js`, 1_500_000],
        [`${modules}/webpack/node_modules/enhanced-resolve/lib/Resolver.js`, 500_000],
      ]),
    );
    assert.deepEqual(parts, [
      { name: "@swc/core", seconds: 3 },
      { name: "webpack", seconds: 2.5 },
      { name: "enhanced-resolve", seconds: 0.5 },
    ]);
  });

  it("tells webpack's cache from webpack, and what is no package", () => {
    const parts = sumUp(
      createProfile([
        [`${modules}/webpack/lib/serialization/BinaryMiddleware.js`, 4_000_000],
        ["file:///site/webpack/styles.mjs", 3_000_000],
        ["node:fs", 2_000_000],
        ["", 1_000_000, "(garbage collector)"],
      ]),
    );
    assert.deepEqual(
      parts.map(({ name }) => name),
      ["webpack: its cache", "the rendered config", "Node itself", "garbage collection"],
    );
  });
});

/** @param calls the file of a function, the microseconds in it, and its name */
function createProfile(calls: [url: string, time: number, functionName?: string][]): CpuProfile {
  return {
    nodes: calls.map(([url, , functionName = "run"], id) => ({ id, callFrame: { functionName, url } })),
    samples: calls.map((_, id) => id),
    timeDeltas: calls.map(([, time]) => time),
  };
}

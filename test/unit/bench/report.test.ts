import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { RunRecord } from "../../bench/report/record.ts";
import { writeReport } from "../../bench/report/report.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const record: RunRecord = {
  date: "2026-11-21",
  command: "npm run bench",
  machine: "2 cores",
  node: "20.20.2",
  contenders: [{ name: "ours", title: "ours", setup: "as rendered", tools: ["webpack 5.112.2"] }],
  python: ["django 6.0"],
  samples: [
    { measure: "cold", contender: "ours", size: 500, values: [8, 9, 7] },
    { measure: "python-tag", contender: "ours", size: 10, values: [40] },
  ],
  profiles: [
    {
      title: "ours, cold",
      parts: [
        { name: "typescript", seconds: 3 },
        { name: "webpack", seconds: 1 },
      ],
    },
  ],
};

describe("writeReport", () => {
  it("writes what was measured, where, when and with what", async (t) => {
    const folder = temporaryFolder(t, "report");
    await writeReport(folder, [record, { ...record, node: "24.1.0", command: "npm run bench -- --node 24" }]);
    const text = readFileSync(join(folder, "benchmarks.md"), "utf8");
    assert.match(
      text,
      /by `npm run bench` on 2026-11-21; under Node 24\.1\.0 with `npm run bench -- --node 24` on 2026-11-21\./,
    );
    assert.match(text, /Rounds: 3 with 500 modules\./);
    assert.match(
      text,
      /### Production builds\n\n\| +\| ours +\|\n[^]*\| cold production build, 500 modules \| 8\.00 s \|/,
    );
    assert.match(text, /### Django's templates\n[^]*10 files in the manifest +\| 40\.0 µs \|/);
    assert.doesNotMatch(text, /### Installing/);
    assert.match(text, /\| typescript +\| 3\.00 s +\| 75 % +\|/);
    assert.match(text, /Installed: webpack 5\.112\.2\./);
    assert.ok(existsSync(join(folder, "benchmarks.svg")));
  });
});

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { contenders } from "../../bench/contenders/index.ts";
import { uncheck } from "../../bench/measures/build.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const [vite, scaffold] = ["vite", "scaffold"].map((wanted) => contenders.find(({ name }) => name === wanted));
assert.ok(vite && scaffold);

describe("uncheck", () => {
  it("takes the file that checks away for as long as the builds run", async (t) => {
    const folder = temporaryFolder(t);
    const check = join(folder, "check.mjs");
    writeFileSync(check, "");
    const seen: boolean[] = [];
    await uncheck({ contender: { ...vite, unchecked: { build: [], without: "check.mjs" } }, folder }, () => {
      seen.push(existsSync(check));
      return Promise.resolve();
    });
    assert.deepEqual([...seen, existsSync(check)], [false, true]);
  });

  it("fails where that file is not there: the time would be wrong", async (t) => {
    const site = { contender: { ...vite, unchecked: { build: [], without: "check.mjs" } }, folder: temporaryFolder(t) };
    await assert.rejects(
      uncheck(site, () => Promise.resolve()),
      /ENOENT/,
    );
  });

  it("leaves out a step, or does nothing where the check cannot be left out", async (t) => {
    const builds: number[] = [];
    for (const contender of [vite, scaffold]) {
      await uncheck({ contender, folder: temporaryFolder(t) }, (build) => {
        builds.push(build.length);
        return Promise.resolve();
      });
    }
    assert.deepEqual(builds, [vite.build.length - 1]);
  });
});

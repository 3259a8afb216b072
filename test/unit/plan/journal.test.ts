import assert from "node:assert/strict";
import { existsSync, mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setImmediate } from "node:timers/promises";
import { RefusedError } from "../../../generators/errors.ts";
import { journalFolder } from "../../../generators/plan/journal.ts";
import { recover } from "../../../generators/plan/recover.ts";
import { ended, start } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function isOtherRun(error: unknown): boolean {
  return error instanceof RefusedError && error.message.startsWith("Another run is writing to this project");
}

describe("a journal that another run makes or removes at this moment", () => {
  it("is left alone while it does not say whose it is, and is no matter once it is old", (test) => {
    const root = temporaryFolder(test);
    mkdirSync(join(root, journalFolder));
    assert.throws(() => recover(root, false), isOtherRun);
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(join(root, journalFolder), minuteAgo, minuteAgo);
    assert.deepEqual(recover(root, false), []);
    assert.ok(!existsSync(join(root, journalFolder)));
  });

  it("is another run's, and nothing else, however often it comes and goes", async (test) => {
    const root = temporaryFolder(test);
    const journal = new URL("../../../generators/plan/journal.ts", import.meta.url).href;
    const code = `import { removeJournal, writeJournal } from ${JSON.stringify(journal)};
      for (let turn = 0; turn < 400; turn += 1) {
        writeJournal(${JSON.stringify(root)}, { files: [], folders: [] });
        removeJournal(${JSON.stringify(root)});
      }`;
    const running = start(test, process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      cwd: import.meta.dirname,
    });
    const end = ended(running);
    const state = { hasEnded: false };
    void end.finally(() => (state.hasEnded = true));
    let met = 0;
    while (!state.hasEnded) {
      for (let look = 0; look < 200; look += 1) {
        try {
          recover(root, false);
        } catch (error) {
          met += 1;
          assert.ok(isOtherRun(error), String(error));
        }
      }
      await setImmediate();
    }
    const { code: exitCode, stderr } = await end;
    assert.equal(exitCode, 0, stderr);
    assert.ok(met > 0);
  });
});

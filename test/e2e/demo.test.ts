import assert from "node:assert/strict";
import { cpSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { mark, nothingLeft } from "../support/leftovers.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { ended, run, start } from "../support/processes.ts";
import { changes, commit, git } from "../support/projects.ts";
import { ownScope, temporaryFolder } from "../support/temporary.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { until } from "../support/until.ts";

const root = resolve(import.meta.dirname, "../..");

/** A first run installs everything, on a machine that has other tests to run. */
const PATIENCE = 300_000;

const suite = ownScope();
let clone: string;

// What git has or would add of this repository: as on a fresh clone, nothing is installed or built there.
before(async () => {
  clone = join(temporaryFolder(suite, "clone"), "create-webpack-frontend");
  const list = await git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  for (const file of list.split("\0").filter((path) => path && existsSync(join(root, path)))) {
    cpSync(join(root, file), join(clone, file));
  }
  await git(clone, "init", "--quiet");
  await commit(clone, "The repository");
});
after(() => suite.end());

describe("npm run demo", { timeout: 3.5 * PATIENCE }, () => {
  it("sets everything up on a fresh clone, serves the sample project, and ends at a Ctrl-C", async (t) => {
    const marked = mark();
    const terminal = openTerminal(t, "npm", ["run", "demo"], { cwd: clone, env: marked.env });
    await terminal.see("Ctrl-C stops it", PATIENCE);
    await assertServed(terminal.text(), "What we are reading");
    terminal.type(KEYS.ctrlC);
    await until("the demo to end", () => terminal.exited.then(() => true));
    await nothingLeft(marked);
    assert.deepEqual(await changes(clone), []);
  });

  // Django's is the one of the fresh clone.
  for (const [backend, words] of [
    ["flask", "Teas of the season"],
    ["fastapi", "This winter's evenings"],
    ["pyramid", "Is it yours?"],
  ] as const) {
    it(`serves the sample project of ${backend}, and ends at a SIGTERM`, async (t) => {
      const marked = mark();
      const running = start(t, process.execPath, ["scripts/demo.mjs", backend], { cwd: clone, env: marked.env });
      await until("the address", () => running.output().includes("Ctrl-C stops it"), PATIENCE);
      await assertServed(running.output(), words);
      running.kill("SIGTERM");
      await ended(running);
      await nothingLeft(marked);
      assert.deepEqual(await changes(clone), []);
    });
  }

  it("says what there is when it does not know a word", async () => {
    const { code, stderr } = await run("npm", ["run", "--silent", "demo", "--", "rails"], { cwd: clone });
    assert.equal(code, 1);
    assert.match(stderr, /^\nThere is no demo of rails\.\nThere are: .*npm run demo -- flask/);
  });
});

/** Both pages at the addresses that were printed, whole. */
async function assertServed(output: string, words: string): Promise<void> {
  for (const [name, shown] of [
    ["The sample project", words],
    ["Its new frontend", "Your frontend works"],
  ] as const) {
    const [, url] = new RegExp(`${name}: +(http://127\\.0\\.0\\.1:\\d+/\\S*)`).exec(output) ?? [];
    assert.ok(url, `the address of ${name.toLowerCase()} in:\n${output}`);
    // It is printed just before the server starts.
    const page = await until(url, () => fetchPage(url));
    assert.ok(page.html.includes(shown), page.html);
    assert.deepEqual(await brokenLinks(page), []);
  }
}

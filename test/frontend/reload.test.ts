import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, unwatchFile, utimesSync, watchFile, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, it, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { temporaryFolder } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const module = resolve(import.meta.dirname, "../../templates/frontend/webpack/support/signals.mjs");
const { onReload } = (await import(pathToFileURL(module).href)) as {
  onReload: (root: string, reload: () => void) => void;
};

/** As often as the watcher looks at its files, in milliseconds. */
const INTERVAL = 200;

describe("what makes open pages load again", () => {
  let root: string;
  let reloads: number;

  beforeEach((t) => {
    root = temporaryFolder(t as TestContext, "reload");
    reloads = 0;
    mkdirSync(join(root, "frontend/.webpack"), { recursive: true });
  });

  const path = (name: string): string => join(root, "frontend", name);
  const list = (...names: string[]): void => {
    writeFileSync(path(".webpack/templates.json"), JSON.stringify(names));
  };
  /** Starts to watch; the files are let go when the test ends, or they would keep the process alive. */
  const watch = async (t: TestContext, ...templates: string[]): Promise<void> => {
    onReload(path(""), () => (reloads += 1));
    t.after(() => {
      for (const name of [".webpack/reload", ".webpack/templates.json", ...templates]) unwatchFile(path(name));
    });
    // Its first look at a file comes later than its start, and is what changes are told by.
    await looksAgain(t);
  };
  /** Waits until a file of ours, which is looked at as often as the others, has been found changed a few times. */
  const looksAgain = async (t: TestContext): Promise<void> => {
    const probe = join(root, "probe");
    let [found, time] = [0, Date.now() / 1000];
    writeFileSync(probe, "");
    watchFile(probe, { interval: INTERVAL }, () => (found += 1));
    t.after(() => {
      unwatchFile(probe);
    });
    await until("the watcher to look again", () => {
      time += 1;
      utimesSync(probe, time, time);
      return found >= 3;
    });
    unwatchFile(probe);
  };
  const assertReloads = async (t: TestContext, times: number, change: () => void): Promise<void> => {
    const before = reloads;
    change();
    if (times > 0) await until("a reload", () => reloads >= before + times);
    await looksAgain(t);
    assert.equal(reloads - before, times);
  };

  it("the marker, which may not be there at first, each time that it is touched", async (t) => {
    await watch(t);
    await assertReloads(t, 1, () => {
      writeFileSync(path(".webpack/reload"), "");
    });
    await assertReloads(t, 1, () => {
      const later = Date.now() / 1000 + 5;
      utimesSync(path(".webpack/reload"), later, later);
    });
  });

  it("a template of the list, wherever it is, and saved as editors do", async (t) => {
    mkdirSync(join(root, "templates"));
    writeFileSync(join(root, "templates/base.html"), "one");
    list("../templates/base.html");
    await watch(t, "../templates/base.html");
    await assertReloads(t, 1, () => {
      writeFileSync(join(root, "templates/base.html"), "two");
    });
    await assertReloads(t, 1, () => {
      writeFileSync(join(root, "templates/base.html.tmp"), "three");
      renameSync(join(root, "templates/base.html.tmp"), join(root, "templates/base.html"));
    });
  });

  it("a template that is listed later, and no sooner", async (t) => {
    writeFileSync(path("page.html"), "one");
    await watch(t, "page.html");
    await assertReloads(t, 0, () => {
      writeFileSync(path("page.html"), "two");
    });
    await assertReloads(t, 0, () => {
      list("page.html");
    });
    await assertReloads(t, 1, () => {
      writeFileSync(path("page.html"), "three");
    });
  });

  it("no template that is deleted, but one that comes back", async (t) => {
    writeFileSync(path("page.html"), "one");
    list("page.html");
    await watch(t, "page.html");
    await assertReloads(t, 0, () => {
      rmSync(path("page.html"));
    });
    await assertReloads(t, 1, () => {
      writeFileSync(path("page.html"), "two");
    });
  });

  it("no list that is half a list, or something else", async (t) => {
    writeFileSync(path("page.html"), "one");
    await watch(t, "page.html");
    for (const text of ["[", '{"page.html": 1}', '"page.html"']) {
      await assertReloads(t, 0, () => {
        writeFileSync(path(".webpack/templates.json"), text);
      });
    }
    await assertReloads(t, 0, () => {
      list("page.html");
    });
    await assertReloads(t, 1, () => {
      writeFileSync(path("page.html"), "two");
    });
  });
});

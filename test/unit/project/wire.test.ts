import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import type { Wiring } from "../../../generators/project/backends/backend.ts";
import { refuseUnwired, snippets, wire } from "../../../generators/project/wire.ts";
import { RefusedError } from "../../../generators/errors.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const append = (name: string, file = "settings.py"): Wiring => ({
  name,
  file,
  snippet: `${name} = 1`,
  edit: (source) =>
    source.includes(name)
      ? { status: "present", line: 1 }
      : { status: "edited", source: `${source}${name}\n`, line: 2 },
});

const refusing: Wiring = {
  name: "APPS",
  file: "settings.py",
  snippet: "APPS += [1]",
  edit: () => ({ status: "refused", reason: "APPS is the result of a call", snippet: "APPS = [*APPS, 1]", line: 7 }),
};

it("makes two edits of one file one after the other, and writes nothing", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "\uFEFFa\r\n");
  const { sources, report } = wire(root, [append("ONE"), append("TWO")], []);
  assert.equal(sources.get("settings.py"), "\uFEFFa\r\nONE\nTWO\n");
  assert.deepEqual(
    report.map(({ status }) => status),
    ["edited", "edited"],
  );
  assert.equal(readFileSync(join(root, "settings.py"), "utf8"), "\uFEFFa\r\n");
});

it("leaves alone what is there, and what an earlier run did and the user took out since", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "ONE\n");
  const { sources, report } = wire(root, [append("ONE"), append("TWO")], ["TWO"]);
  assert.equal(sources.size, 0);
  assert.deepEqual(
    report.map(({ status }) => status),
    ["present", "taken out"],
  );
});

it("refuses with file, line, reason and the text to type in", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "");
  const { report } = wire(root, [refusing], []);
  assert.throws(
    () => {
      refuseUnwired(report);
    },
    (error) => {
      assert.ok(error instanceof RefusedError);
      assert.match(error.message, /settings\.py:7: APPS is the result of a call\n {4}APPS = \[\*APPS, 1\]/);
      return error.fix.includes("--no-wire");
    },
  );
});

it("leaves to the user what the frontend works without, and stops for nothing but the rest", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), "");
  const optional = { ...refusing, name: "PAGES", optional: true };
  const { sources, report } = wire(root, [append("ONE"), optional], []);
  assert.equal(sources.get("settings.py"), "ONE\n");
  assert.deepEqual(report[1], {
    name: "PAGES",
    file: "settings.py",
    line: 7,
    status: "left to you",
    snippet: "APPS = [*APPS, 1]",
    reason: "APPS is the result of a call",
  });
  refuseUnwired(report);
  assert.throws(() => {
    refuseUnwired(wire(root, [refusing, optional], []).report);
  }, /^RefusedError: APPS could not be edited; nothing was written\.\n(settings\.py:7: .*\n.*\n?){2}$/);
});

it("refuses a file in another encoding, whose bytes it could not give back", (test) => {
  const root = temporaryFolder(test);
  writeFileSync(join(root, "settings.py"), Buffer.from("# -*- coding: latin-1 -*-\n# caf\xe9\n", "latin1"));
  assert.equal(wire(root, [append("ONE")], []).report[0]?.reason, "the file is not UTF-8 text");
});

it("hands out the snippets to somebody who wires by hand", () => {
  assert.deepEqual(snippets([refusing]), [
    { name: "APPS", file: "settings.py", status: "left to you", snippet: "APPS += [1]" },
  ]);
});

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, commit } from "../support/projects.ts";
import { monorepo } from "./monorepo.ts";
import { create, createJson } from "./run.ts";

const edited = {
  flask: ["web/shop/__init__.py"],
  fastapi: ["api/app/main.py", "api/app/templating.py"],
};

describe("two projects in one repository", () => {
  for (const [first, second] of [
    ["flask", "fastapi"],
    ["fastapi", "flask"],
  ] as const) {
    it(`each have their own call: ${first} first, then ${second}`, async (test) => {
      const root = await monorepo(test);
      for (const backend of [first, second]) {
        assert.equal((await create(root, backend, "--yes")).code, 0);
        const modified = (await changes(root)).filter((line) => line.startsWith(" M "));
        assert.deepEqual(
          modified,
          edited[backend].map((file) => ` M ${file}`),
        );
        await commit(root, backend);
      }
      for (const backend of [first, second]) {
        const { stdout } = await create(root, backend, "--yes");
        assert.match(stdout, /Nothing to do/);
        assert.doesNotMatch(stdout, /wired once/);
      }
      assert.deepEqual(await changes(root), []);
    });
  }

  it("have their own call where the command is run in the folder of each", async (test) => {
    const root = await monorepo(test);
    assert.equal((await create(join(root, "web"), "--yes")).code, 0);
    assert.equal((await create(join(root, "api"), "--yes")).code, 0);
    const modified = (await changes(root)).filter((line) => line.startsWith(" M "));
    assert.deepEqual(
      modified.toSorted(),
      [...edited.fastapi, ...edited.flask].map((file) => ` M ${file}`),
    );
  });

  it("are not confused by what is taken out of one of them", async (test) => {
    const root = await monorepo(test);
    for (const backend of ["flask", "fastapi"]) await create(root, backend, "--yes");
    const init = join(root, "web/shop/__init__.py");
    writeFileSync(init, readFileSync(init, "utf8").replace(/^.*frontend.*\n/gm, ""));
    const { document } = await createJson(root, "flask", "--yes");
    assert.deepEqual(
      document.wiring.map(({ file, status }) => [file, status]),
      [["web/shop/__init__.py", "taken out"]],
    );
  });
});

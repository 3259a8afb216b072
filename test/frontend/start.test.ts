import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { describe, it } from "node:test";
import { run } from "../support/processes.ts";
import { makeFolder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

describe("npm start", () => {
  const scope = suiteScope();

  it("says how to install the packages where there are none, by the lock file's own manager", async () => {
    const folder = await makeFolder(scope);
    await rm(folder.path("node_modules"), { recursive: true });
    for (const [lock, manager] of [
      [undefined, "npm"],
      ["../yarn.lock", "yarn"],
      ["pnpm-lock.yaml", "pnpm"],
    ]) {
      if (lock) await folder.write(lock, "");
      const { code, stdout, stderr } = await run("npm", ["start", "--silent"], { cwd: folder.root });
      assert.equal(code, 1);
      assert.equal(
        stdout + stderr,
        `The packages of ${folder.root} are not installed: webpack is missing.\nFix: run \`${manager ?? ""} install\` there.\n`,
      );
    }
  });
});

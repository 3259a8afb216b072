import assert from "node:assert/strict";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { changes, copyProject } from "../support/projects.ts";
import { run, type Result } from "../support/processes.ts";
import { bin } from "../support/bin.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { standInPython } from "./python.ts";

async function create(project: string, env: NodeJS.ProcessEnv): Promise<Result> {
  return run(process.execPath, [await bin(), "django", "--yes", "--no-install"], { cwd: project, env });
}

describe("a check that was good, and after the edit", () => {
  const ends = [
    [
      "dies of SIGSEGV",
      "kill -SEGV $$",
      /manage\.py check failed, since it was ended by SIGSEGV; everything was taken back\./,
    ],
    [
      "is killed",
      "kill -KILL $$",
      /manage\.py check failed, since it was ended by SIGKILL; everything was taken back\./,
    ],
    ["has an exit code of its own", "exit 99", /manage\.py check failed; everything was taken back\./],
    [
      "cannot be started",
      "",
      /manage\.py check failed, since it could not be started \(ENOENT\); everything was taken back\./,
    ],
  ] as const;
  for (const [what, after, message] of ends) {
    it(`${what}, is a failure: everything is taken back`, async (test) => {
      const project = await copyProject(test, "startproject");
      // The one that cannot be started takes itself away while it is good.
      const env = standInPython(test, after === "" ? 'rm "$0"' : "true", after || "true");
      const { code, stderr } = await create(project, env);
      assert.equal(code, 1);
      assert.match(stderr, message);
      assert.deepEqual(await changes(project), []);
    });
  }
});

describe("a check", () => {
  it("that crashes before the edit was not run, and it is said why", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stdout } = await create(project, standInPython(test, "kill -SEGV $$"));
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check was not run: it was ended by SIGSEGV before the edit\./);
  });

  it("that prints 110 MB and passes is a pass", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stdout } = await create(project, standInPython(test, "yes | head -c 110000000"));
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check passes\./);
  });

  it("that fails shows the last 40 lines, however many there are", async (test) => {
    const project = await copyProject(test, "startproject");
    const { code, stderr } = await create(project, standInPython(test, "true", "seq 3000000; exit 1"));
    assert.equal(code, 1);
    const numbers = stderr.split("\n").filter((line) => /^\d+$/.test(line));
    assert.deepEqual([numbers.length, numbers[0], numbers.at(-1)], [40, "2999961", "3000000"]);
  });

  it("is not waited for once it has ended, though its child holds its output", async (test) => {
    const project = await copyProject(test, "startproject");
    const pids = join(temporaryFolder(test), "pids");
    const env = standInPython(test, `sleep 600 & echo $! >> ${pids}`);
    const { code, stdout } = await create(project, env);
    for (const pid of readFileSync(pids, "utf8").trim().split("\n")) process.kill(Number(pid), "SIGKILL");
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check passes\./);
  });
});

describe("programs that give no answer", () => {
  it("are killed, whatever they ignore: a git and the Pythons of the PATH", async (test) => {
    const project = await copyProject(test, "startproject");
    const folder = temporaryFolder(test);
    for (const name of ["git", "python3", "python"]) {
      writeFileSync(join(folder, name), "#!/bin/sh\ntrap '' TERM INT HUP\nwhile :; do sleep 600; done\n");
      chmodSync(join(folder, name), 0o755);
    }
    const { code, stdout } = await create(project, { PATH: `${folder}:${process.env.PATH ?? ""}` });
    assert.equal(code, 0);
    assert.match(stdout, /Done: \d+ files created/);
    assert.match(stdout, /check was not run: no Python that can import the project's packages was found\./);
  });
});

import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gitOutput } from "../../../generators/processes/git.ts";
import { run } from "../../../generators/processes/run.ts";
import { git } from "../../support/projects.ts";
import { temporaryFolder, type Scope } from "../../support/temporary.ts";
import { until } from "../../support/until.ts";

/** Seconds that no program of these tests reaches, unless it is to hang. */
const LONG = 60;

function shell(scope: Scope, script: string, patience = LONG, input?: string) {
  return run("sh", ["-c", script], { cwd: temporaryFolder(scope), patience, ...(input !== undefined && { input }) });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie has ended; nobody but init is there to notice.
    return process.platform !== "linux" || !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

describe("another program", () => {
  it("has an exit code, and its output is there, of both streams", async (test) => {
    assert.deepEqual(await shell(test, "echo out; echo err >&2; exit 3"), {
      exitCode: 3,
      problem: undefined,
      stdout: "out\n",
      output: "out\nerr\n",
    });
  });

  it("reads what it is given", async (test) => {
    assert.equal((await shell(test, "cat", LONG, "a\0b")).stdout, "a\0b");
  });

  it("may leave what it is given unread", async (test) => {
    assert.equal((await shell(test, "exit 0", LONG, "x".repeat(10_000_000))).exitCode, 0);
  });

  it("has no exit code where a signal ended it", async (test) => {
    const { exitCode, problem } = await shell(test, "kill -SEGV $$");
    assert.deepEqual([exitCode, problem], [undefined, "was ended by SIGSEGV"]);
  });

  it("has none where it is not there, or may not be run", async (test) => {
    const folder = temporaryFolder(test);
    const file = join(folder, "file");
    writeFileSync(file, "");
    for (const [program, code] of [
      [join(folder, "none"), "ENOENT"],
      [file, "EACCES"],
    ] as const) {
      const { exitCode, problem } = await run(program, [], { cwd: folder, patience: LONG });
      assert.deepEqual([exitCode, problem], [undefined, `could not be started (${code})`]);
    }
  });

  it("is killed at the deadline with everything that it has started, whatever signals it ignores", async (test) => {
    const folder = temporaryFolder(test);
    const script = "trap '' TERM INT; sh -c 'trap \"\" TERM; echo $$ > child; sleep 600' & echo waits; wait";
    const { exitCode, problem, output } = await run("sh", ["-c", script], { cwd: folder, patience: 1 });
    assert.deepEqual([exitCode, problem, output], [undefined, "gave no answer within 1 seconds", "waits\n"]);
    const child = Number(readFileSync(join(folder, "child"), "utf8"));
    await until("the end of the grandchild", () => !isAlive(child));
  });

  it("is not waited for once it has ended, though what it has started holds its output", async (test) => {
    const folder = temporaryFolder(test);
    const { exitCode, output } = await run("sh", ["-c", "echo done; sleep 600 & echo $! > child"], {
      cwd: folder,
      patience: LONG,
    });
    process.kill(Number(readFileSync(join(folder, "child"), "utf8")), "SIGKILL");
    assert.deepEqual([exitCode, output], [0, "done\n"]);
  });

  it("may write more than anybody keeps: the last of it is there", async (test) => {
    const { exitCode, output } = await shell(
      test,
      "yes 'a line of a check that says a lot' | head -c 110000000; echo; echo the end",
    );
    assert.equal(exitCode, 0);
    assert.equal(output.length, 256 * 1024);
    assert.match(output, /a check that says a lot\n[\s\S]*\nthe end\n$/);
  });
});

describe("git", () => {
  it("starts nothing that the project names", async (test) => {
    const folder = temporaryFolder(test);
    await git(folder, "init", "--quiet");
    const spy = join(folder, "spy");
    writeFileSync(spy, `#!/bin/sh\ntouch ${join(folder, "spied")}\n`);
    chmodSync(spy, 0o755);
    await git(folder, "config", "core.fsmonitor", spy);
    writeFileSync(join(folder, ".gitignore"), "lib/\n");
    const output = await gitOutput(folder, ["check-ignore", "-z", "--stdin"], "lib/a.ts\0src/ü.ts\0lib/ü.ts");
    assert.equal(output, "lib/a.ts\0lib/ü.ts\0");
    await gitOutput(folder, ["status", "--porcelain"], "");
    assert.ok(!existsSync(join(folder, "spied")));
    // The spy is no false one: git by itself starts it.
    await git(folder, "status");
    assert.ok(existsSync(join(folder, "spied")));
  });
});

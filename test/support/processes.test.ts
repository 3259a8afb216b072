import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { mark, nothingLeft } from "./leftovers.ts";
import { freePort } from "./ports.ts";
import { run, start, succeed } from "./processes.ts";
import { untilItAnswers } from "./serve.ts";
import { temporaryFolder } from "./temporary.ts";
import { until } from "./until.ts";

/** A shell with a child that ignores SIGTERM, and another one in a session of its own. */
const STUBBORN = "(trap '' TERM; while :; do sleep 0.1; done) & setsid sleep 60 & echo started; wait";

test("a command that fails is an error with everything that it wrote", async (t) => {
  const cwd = temporaryFolder(t);
  const failing = succeed("sh", ["-c", "echo told; echo complained >&2; exit 3"], { cwd });
  await assert.rejects(failing, /ended with 3:\ntold\ncomplained/);
});

test("a command that hangs is ended with its children", async (t) => {
  const marked = mark();
  const hanging = run("sh", ["-c", "sleep 60 & wait"], { cwd: temporaryFolder(t), env: marked.env, timeout: 300 });
  await assert.rejects(hanging, (error: Error) => {
    assert.match(String(error.cause), /did not end within 0.3 s/);
    return true;
  });
  await nothingLeft(marked);
});

test("stopping ends a whole group, and a process that left the group is found", async (t) => {
  const marked = mark();
  const shell = start(t, "sh", ["-c", STUBBORN], { cwd: temporaryFolder(t), env: marked.env });
  await until("the shell", () => marked.alive().some((line) => /^\d+ sleep 60$/.test(line)));
  await shell.stop();
  await assert.rejects(nothingLeft(marked, 200), /Left behind after 200 ms:\n\d+ sleep 60$/);
  end(marked.alive());
  await nothingLeft(marked);
});

test("nothing of how the tests were started reaches a command", async (t) => {
  Object.assign(process.env, { npm_config_force: "true", DJANGO_SETTINGS_MODULE: "wrong", FRONTEND_PORT: "1" });
  const output = await succeed("env", [], { cwd: temporaryFolder(t) });
  assert.doesNotMatch(output, /npm_config_force|DJANGO_SETTINGS_MODULE|FRONTEND_PORT|NODE_TEST_CONTEXT/);
});

test("a server that ends instead of answering is reported with its output", async (t: TestContext) => {
  const port = await freePort();
  const server = start(t, "sh", ["-c", "echo no settings; exit 1"], { cwd: temporaryFolder(t) });
  await assert.rejects(untilItAnswers(`http://127.0.0.1:${port}`, server), /ended before it answered:\nno settings/);
});

function end(commands: string[]): void {
  for (const command of commands) process.kill(Number.parseInt(command), "SIGKILL");
}

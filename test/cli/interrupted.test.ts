import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { journalFolder } from "../../generators/plan/journal.ts";
import { bin } from "../support/bin.ts";
import { ended, run, start } from "../support/processes.ts";
import { temporaryFolder, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import { standInPython } from "./python.ts";

/** How often each kind of interruption is tried; 60 for the whole of it. */
const INTERRUPTIONS = Number(process.env.INTERRUPTIONS ?? 4);

const fixture = join(import.meta.dirname, "../projects/startproject");
const words = ["django", "--yes", "--no-install"];

function project(scope: Scope): string {
  const folder = join(temporaryFolder(scope, "interrupted"), "mysite");
  cpSync(fixture, folder, { recursive: true, filter: (path) => !/(__pycache__|\.sqlite3)$/.test(path) });
  return folder;
}

/** Everything in a project: names, modes and contents. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const stats = statSync(join(folder, name));
      const contents = stats.isFile() ? readFileSync(join(folder, name), "latin1") : "";
      return [name, `${stats.mode.toString(8)} ${contents}`];
    }),
  );
}

async function create(folder: string, env: NodeJS.ProcessEnv, ...more: string[]) {
  return run(process.execPath, [await bin(), ...words, ...more], { cwd: folder, env });
}

/** The project before and after a run that nobody disturbs, and in how many steps and milliseconds that writes. */
interface Undisturbed {
  readonly untouched: Record<string, string>;
  readonly whole: Record<string, string>;
  readonly steps: number;
  readonly time: number;
}

async function undisturbed(test: TestContext, env: NodeJS.ProcessEnv): Promise<Undisturbed> {
  const folder = project(test);
  const untouched = snapshot(folder);
  const counted = join(temporaryFolder(test), "steps");
  const since = Date.now();
  const { code, stderr } = await create(folder, { ...env, ...killer(-1), KILL_STEPS: counted });
  assert.equal(code, 0, stderr);
  const steps = Number(readFileSync(counted, "utf8"));
  assert.ok(steps > 100, `only ${steps} steps: the run does not write as the test thinks`);
  return { untouched, whole: snapshot(folder), steps, time: Date.now() - since };
}

function killer(step: number): NodeJS.ProcessEnv {
  return { NODE_OPTIONS: `--require ${join(import.meta.dirname, "killer.cjs")}`, KILL_AT: String(step) };
}

/** What an interruption has left: nothing, everything, or something with a journal. Then the next run makes it whole. */
async function judge(folder: string, env: NodeJS.ProcessEnv, { untouched, whole }: Undisturbed): Promise<string> {
  const left = snapshot(folder);
  const isOne = (other: Record<string, string>) => JSON.stringify(left) === JSON.stringify(other);
  const state = isOne(untouched) ? "untouched" : isOne(whole) ? "whole" : "journal";
  if (state === "journal") assert.ok(existsSync(join(folder, journalFolder)), "half of it, without a journal");
  const next = await create(folder, env);
  assert.equal(next.code, 0, next.stdout + next.stderr);
  assert.deepEqual(snapshot(folder), whole);
  return state;
}

describe(`a run that is interrupted, ${INTERRUPTIONS} times each`, { timeout: 1_200_000 }, () => {
  before(bin);

  it("is put right by the next run when it is killed at a step of its writing", async (test) => {
    const env = standInPython(test, "true");
    const run_ = await undisturbed(test, env);
    const seen: string[] = [];
    for (let index = 0; index < INTERRUPTIONS; index += 1) {
      // One step in each part of the writing, the first and the last among them.
      const [from, to] = [index, index + 1].map((part) => Math.floor((part * run_.steps) / INTERRUPTIONS));
      const step = index === 0 ? 1 : index === INTERRUPTIONS - 1 ? run_.steps : between(from ?? 0, to ?? 0) + 1;
      const folder = project(test);
      const { signal } = await create(folder, { ...env, ...killer(step) });
      assert.equal(signal, "SIGKILL", `step ${step} of ${run_.steps} was not reached`);
      seen.push(`${step}: ${await judge(folder, env, run_)}`);
    }
    test.diagnostic(`steps ${run_.steps}; ${seen.join(", ")}`);
    assert.ok(seen.some((one) => one.endsWith("journal")));
  });

  for (const signal of ["SIGKILL", "SIGTERM", "SIGINT"] as const) {
    it(`ends in a whole or an untouched project when ${signal} comes at any time`, async (test) => {
      const env = standInPython(test, "sleep 0.1");
      const run_ = await undisturbed(test, env);
      const seen: string[] = [];
      for (let index = 0; index < INTERRUPTIONS; index += 1) {
        const folder = project(test);
        const running = start(test, process.execPath, [await bin(), ...words], { cwd: folder, env });
        await sleep(between(0, run_.time));
        running.kill(signal);
        await ended(running);
        const state = await judge(folder, env, run_);
        if (signal !== "SIGKILL") assert.notEqual(state, "journal", "a signal that is held leaves nothing behind");
        seen.push(state);
      }
      test.diagnostic(seen.join(", "));
    });
  }
});

describe("a signal", () => {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    it(`${signal} during the second check takes everything back, with exit code ${code}`, async (test) => {
      const folder = project(test);
      const untouched = snapshot(folder);
      const env = standInPython(test, "true", "touch ../started; sleep 600");
      const running = start(test, process.execPath, [await bin(), ...words], { cwd: folder, env });
      await until("the second check", () => existsSync(join(folder, "../started")));
      running.kill(signal);
      const result = await ended(running);
      assert.deepEqual(
        [result.code, result.stderr],
        [code, "Cancelled; everything was taken back.\nNothing else was changed.\n"],
      );
      assert.deepEqual(snapshot(folder), untouched);
    });

    it(`${signal} during the first check ends the run, and nothing was written`, async (test) => {
      const folder = project(test);
      const untouched = snapshot(folder);
      const env = standInPython(test, "touch ../started; sleep 600");
      const running = start(test, process.execPath, [await bin(), ...words], { cwd: folder, env });
      await until("the first check", () => existsSync(join(folder, "../started")));
      running.kill(signal);
      const result = await ended(running);
      assert.deepEqual([result.code, result.stderr], [code, "Cancelled.\nNothing was written.\n"]);
      assert.deepEqual(snapshot(folder), untouched);
    });
  }
});

describe("what an interrupted run has left", () => {
  async function killedInCheck(test: TestContext): Promise<string> {
    const folder = project(test);
    const env = standInPython(test, "true", "touch ../started; sleep 600");
    const running = start(test, process.execPath, [await bin(), ...words], { cwd: folder, env });
    await until("the second check", () => existsSync(join(folder, "../started")));
    running.kill("SIGKILL");
    await ended(running);
    assert.ok(existsSync(join(folder, journalFolder)));
    return folder;
  }

  it("is taken back by the next run of another command, which says so in a line", async (test) => {
    const folder = await killedInCheck(test);
    const { code, stdout, stderr } = await run(process.execPath, [await bin(), "add", "rspack", "--yes"], {
      cwd: folder,
    });
    assert.equal(code, 1);
    assert.match(stdout, /^An earlier run was interrupted while it wrote \d+ files: everything was taken back\.\n/);
    assert.match(stderr, /There is no rendered folder/);
  });

  it("is in the notices of --json", async (test) => {
    const folder = await killedInCheck(test);
    const { code, stdout } = await create(folder, standInPython(test, "true"), "--json");
    assert.equal(code, 0);
    const { notices } = JSON.parse(stdout) as { notices: string[] };
    assert.match(notices.join("\n"), /^An earlier run was interrupted while it wrote/m);
  });

  it("is only told of by a dry run", async (test) => {
    const folder = await killedInCheck(test);
    const left = snapshot(folder);
    const { code, stderr } = await create(folder, {}, "--dry-run");
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^An earlier run was interrupted while it wrote \d+ files; a dry run writes nothing\.\nRun the command without --dry-run: /,
    );
    assert.deepEqual(snapshot(folder), left);
  });

  it("is not touched while that run goes on", async (test) => {
    const folder = project(test);
    const env = standInPython(test, "true", "touch ../started; while [ ! -e ../go-on ]; do sleep 0.1; done");
    const running = start(test, process.execPath, [await bin(), ...words], { cwd: folder, env });
    await until("the second check", () => existsSync(join(folder, "../started")));
    const { code, stderr } = await create(folder, {});
    assert.equal(code, 1);
    assert.match(stderr, /^Another run is writing to this project; nothing was written\.\n/);
    cpSync(join(folder, "manage.py"), join(folder, "../go-on"));
    assert.equal((await ended(running)).code, 0);
  });
});

/** A whole number from `from` on, below `to`. */
function between(from: number, to: number): number {
  return from + Math.floor(Math.random() * (to - from));
}

import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { environment } from "./environment.ts";
import { keepLog, nameOf } from "./logs.ts";
import { ownScope, type Scope } from "./temporary.ts";

export interface Options {
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

export interface Result {
  /** The exit code; 128 plus the signal's number is a shell's habit and not ours: a signal leaves `null`. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  pid: number;
  /** Everything that it has written up to now, both streams as they came. */
  output: () => string;
  exited: Promise<Result>;
  /** Signals the process alone, as a supervisor does. */
  kill: (signal: NodeJS.Signals) => void;
  /** Ends its whole process group, politely at first. */
  stop: () => Promise<void>;
}

/** How long a group may take to end after SIGTERM, in milliseconds, before SIGKILL. */
const GRACE = 5_000;

/**
 * Starts a command as leader of its own process group, which ends with the scope at the latest.
 *
 * @throws {Error} if there is no such command
 */
export function start(scope: Scope, command: string, args: string[], { cwd, env }: Options): Running {
  const child = spawn(command, args, { cwd, env: environment(env), stdio: ["ignore", "pipe", "pipe"], detached: true });
  const { output, exited } = collect(child);
  const { pid } = child;
  if (pid === undefined)
    throw new Error(`${command} could not be started in ${cwd}.\nIs it installed, and is it on PATH?`);
  const running: Running = {
    pid,
    output,
    exited,
    kill: (signal) => void child.kill(signal),
    stop: () => stopGroup(pid, exited),
  };
  const isOver = keepLog(nameOf(command, args), output);
  void exited.then(isOver, isOver);
  scope.after(running.stop);
  return running;
}

/**
 * Waits for a running command to end by itself.
 *
 * @param patience in milliseconds
 * @throws {Error} with its output if it goes on for longer
 */
export async function ended(running: Running, patience = 30_000): Promise<Result> {
  const timer = new AbortController();
  try {
    const late = sleep(patience, undefined, { signal: timer.signal });
    const result = await Promise.race([running.exited, late]);
    if (result) return result;
    throw new Error(`Process ${running.pid} did not end within ${patience / 1000} s:\n${running.output()}`);
  } finally {
    timer.abort();
  }
}

/**
 * Runs a command to its end.
 *
 * @param options.timeout in milliseconds; then its group is ended
 * @throws {Error} if it takes too long
 */
export async function run(
  command: string,
  args: string[],
  { timeout = 120_000, ...options }: Options & { timeout?: number },
): Promise<Result> {
  const scope = ownScope();
  const running = start(scope, command, args, options);
  try {
    return await ended(running, timeout);
  } catch (cause) {
    throw new Error(`${line(command, args)} failed in ${options.cwd}.`, { cause });
  } finally {
    await scope.end();
  }
}

/**
 * Runs a command that has to succeed.
 *
 * @returns its standard output
 * @throws {Error} with both streams if its exit code is not 0
 */
export async function succeed(
  command: string,
  args: string[],
  options: Options & { timeout?: number },
): Promise<string> {
  const { code, signal, stdout, stderr } = await run(command, args, options);
  if (code === 0) return stdout;
  throw new Error(`${line(command, args)} in ${options.cwd} ended with ${code ?? signal ?? "?"}:\n${stdout}${stderr}`);
}

function collect(child: ChildProcess) {
  let all = "";
  const streams = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      streams[name] += text;
      all += text;
    });
  }
  const exited = new Promise<Result>((resolve, reject) => {
    child.on("error", reject);
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      resolve({ code, signal, ...streams });
    };
    child.on("close", end);
    // A process that it has left behind may hold its streams open for long.
    child.on("exit", (code, signal) => setTimeout(end, 1_000, code, signal).unref());
  });
  // Whoever awaits it gets the error; nobody has to.
  exited.catch(() => undefined);
  return { output: () => all, exited };
}

async function stopGroup(leader: number, exited: Promise<unknown>): Promise<void> {
  signalGroup(leader, "SIGTERM");
  for (const end = Date.now() + GRACE; Date.now() < end && signalGroup(leader, 0);) await sleep(50);
  signalGroup(leader, "SIGKILL");
  await exited.catch(() => undefined);
}

/** @returns whether anybody of the group was there to get it */
function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

function line(command: string, args: string[]): string {
  return [command, ...args].join(" ");
}

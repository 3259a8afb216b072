import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { holdInterrupts } from "./interrupts.ts";
import { Tail } from "./tail.ts";

/** How another program ended. */
export interface Outcome {
  /** Undefined where it did not end by itself, or was never started. */
  readonly exitCode: number | undefined;
  /** Why there is no exit code: `was ended by SIGSEGV`, `gave no answer within 60 seconds`, `could not be started (ENOENT)`. */
  readonly problem: string | undefined;
  /** The last of what it wrote: on standard output, and on both streams as they came. */
  readonly stdout: string;
  readonly output: string;
}

export interface RunOptions {
  /** Absolute path of the folder to run it in. */
  readonly cwd: string;
  /** Seconds after which it is killed, with everything that it has started. */
  readonly patience: number;
  /** Variables besides our own, or in their place. */
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads on standard input; nothing where this is left out. */
  readonly input?: string;
}

/** Bytes of output that are kept of each stream. */
const KEPT = 256 * 1024;

/** Milliseconds to read the last words of a program that has ended: what it has started may hold its pipes for ever. */
const LAST_WORDS = 500;

/**
 * Runs another program to its end, without a shell: the one way where we want an answer of it.
 *
 * It has a process group of its own, so that nothing of it is left where it is killed. That it fails is no error.
 *
 * @throws CancelledError if we are asked to end meanwhile; it is killed then
 */
export async function run(
  program: string,
  words: readonly string[],
  { cwd, patience, env, input }: RunOptions,
): Promise<Outcome> {
  return holdInterrupts(async (interrupted) => {
    const child = execa(program, words, {
      cwd,
      detached: process.platform !== "win32",
      buffer: false,
      reject: false,
      ...(env && { env }),
      ...(input === undefined ? { stdin: "ignore" } : { input }),
    });
    const [stdout, output] = [new Tail(KEPT), new Tail(KEPT)];
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      output.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output.push(chunk);
    });
    const late = new AbortController();
    const kill = () => {
      killGroup(child.pid);
    };
    const deadline = setTimeout(() => {
      late.abort();
      kill();
    }, patience * 1000);
    interrupted.addEventListener("abort", kill);
    try {
      const end = await Promise.race([child, exit(child)]);
      interrupted.throwIfAborted();
      const isLate = late.signal.aborted;
      return {
        exitCode: isLate ? undefined : end.exitCode,
        problem: isLate ? `gave no answer within ${patience} seconds` : problemOf(end),
        stdout: stdout.text(),
        output: output.text(),
      };
    } finally {
      clearTimeout(deadline);
      interrupted.removeEventListener("abort", kill);
      child.stdout.destroy();
      child.stderr.destroy();
    }
  });
}

interface Exit {
  readonly exitCode?: number | undefined;
  readonly signal?: NodeJS.Signals | undefined;
  readonly code?: string | undefined;
}

function problemOf({ exitCode, signal, code }: Exit): string | undefined {
  if (exitCode !== undefined) return undefined;
  return signal === undefined ? `could not be started (${code ?? "unknown error"})` : `was ended by ${signal}`;
}

/** The end of the program itself, which execa takes to come with the end of its pipes. */
async function exit(child: Pick<ChildProcess, "once">): Promise<Exit> {
  const how = await new Promise<Exit>((resolve) => {
    child.once("exit", (exitCode: number | null, signal: NodeJS.Signals | null) => {
      resolve({ exitCode: exitCode ?? undefined, signal: signal ?? undefined });
    });
  });
  await sleep(LAST_WORDS, undefined, { ref: false });
  return how;
}

/** SIGKILL, since there are programs that take no notice of anything else. Windows has no groups: there it is the program alone. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

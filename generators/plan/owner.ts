import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that a journal belongs to. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When it was started, as its system counts; `""` where that cannot be found out. */
  readonly started: string;
  /** When the journal was written, in milliseconds since 1970. */
  readonly time: number;
}

/** Milliseconds after which no run still writes: the check and git have deadlines. */
const LONGEST = 10 * 60 * 1000;

export function currentOwner(): Owner {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid), time: Date.now() };
}

/** @returns undefined where it is not what `currentOwner` gives */
export function readOwner(value: Readonly<Record<string, unknown>> | undefined): Owner | undefined {
  const { pid, host, started, time } = value ?? {};
  if (!Number.isSafeInteger(pid) || typeof host !== "string" || typeof started !== "string") return undefined;
  return typeof time === "number" ? { pid: pid as number, host, started, time } : undefined;
}

/** Whether the process may still be at work. Of another machine, or another container, that can only be told by the time. */
export function isAlive({ pid, host, started, time }: Owner): boolean {
  const isRecent = Math.abs(Date.now() - time) < LONGEST; // another clock may be ahead
  if (host !== hostname()) return isRecent;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  // The number may have been given to another process since.
  return started === "" ? isRecent : startOf(pid) === started;
}

/** Field 22 of Linux's `stat`, behind the name in brackets. See proc_pid_stat(5) */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[19] ?? "";
  } catch {
    return "";
  }
}

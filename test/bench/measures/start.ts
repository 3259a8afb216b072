import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { start, type Running } from "../../support/processes.ts";
import type { Scope } from "../../support/temporary.ts";
import type { Command } from "../contenders/contender.ts";

/** Starts a command that goes on, such as a dev server; it ends with the scope. */
export function startCommand(scope: Scope, folder: string, command: Command): Running {
  const [step, ...more] = command;
  if (!step || more.length > 0) throw new Error("A command that goes on is a single step.");
  return start(scope, process.execPath, [step.script, ...(step.args ?? [])], { cwd: folder, env: step.env });
}

/** @returns the most that the processes of a group have held, in bytes; undefined where there is no /proc */
export function peakMemory(leader: number): number | undefined {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const peaks = pids.map((pid) => (groupOf(pid) === leader ? readPeak(pid) : 0));
    return peaks.reduce((sum, peak) => sum + peak, 0);
  } catch {
    return undefined;
  }
}

function groupOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(join("/proc", pid, "stat"), "utf8");
    // The name, in parentheses, may hold spaces: state, parent and group follow it.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]);
  } catch {
    return undefined;
  }
}

function readPeak(pid: string): number {
  const status = readFileSync(join("/proc", pid, "status"), "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

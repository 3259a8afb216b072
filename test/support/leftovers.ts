import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const NAME = "LEFTOVER_TEST_MARK";

/**
 * A mark in the environment, which every process below inherits. So a process is found that was orphaned, changed its
 * group or called setsid(), which a walk from parent to child would miss. Reads /proc: Linux only.
 */
export interface Mark {
  env: Record<string, string>;
  /** The command lines of the processes that carry the mark and are alive. */
  alive: () => string[];
}

export function mark(): Mark {
  const value = randomUUID();
  return { env: { [NAME]: value }, alive: () => processes(`${NAME}=${value}`) };
}

/**
 * Waits until no process carries the mark.
 *
 * @param patience in milliseconds: a process needs a moment to die
 * @throws {Error} naming those which are still alive then
 */
export async function nothingLeft({ alive }: Mark, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  while (alive().length > 0) {
    if (Date.now() > end) throw new Error(`Left behind after ${patience} ms:\n${alive().join("\n")}`);
    await sleep(50);
  }
}

function processes(variable: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => read(pid, "environ").split("\0").includes(variable))
    .map((pid) => `${pid} ${read(pid, "cmdline").replaceAll("\0", " ").trim()}`);
}

/** Empty for a zombie, which waits only for its parent, and for a process that has gone since it was listed. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

import { spawn } from "node:child_process";
import { isAbsolute, join } from "node:path";
import { findPython } from "../../../scripts/python.mjs";
import { environment } from "../../support/environment.ts";
import type { Command } from "../contenders/contender.ts";

/** Longer than the slowest contender takes for the largest workload, in seconds. */
const PATIENCE = 1_200;

export interface Cost {
  /** Seconds. */
  wall: number;
  /** Seconds of all its processes. */
  cpu: number;
  /** Bytes that all its processes held at once, at most. */
  memory: number;
}

/** @throws {Error} with all output if a step fails, or takes longer than twenty minutes */
export async function measureCommand(folder: string, command: Command): Promise<Cost> {
  const steps = command.map(({ script, args = [], env = {} }) => ({
    argv: [process.execPath, isAbsolute(script) ? script : join(folder, script), ...args],
    env,
  }));
  const { code, output, ...cost } = await account({ cwd: folder, seconds: PATIENCE, steps });
  if (code === 0) return cost;
  const line = command.map(({ script, args = [] }) => [script, ...args].join(" ")).join(" && ");
  throw new Error(`${line} ended with ${code} in ${folder}:\n${output}`);
}

interface Order {
  cwd: string;
  seconds: number;
  steps: { argv: string[]; env: Record<string, string> }[];
}

/** Has Python run the steps: Node cannot ask for what its children have used. */
export function account(order: Order): Promise<Cost & { code: number; output: string }> {
  const script = join(import.meta.dirname, "command.py");
  const child = spawn(findPython().command, [script], { env: environment(), stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(order));
  return new Promise((done, fail) => {
    let json = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (json += text));
    child.on("error", fail).on("close", (status) => {
      if (status === 0) done(JSON.parse(json) as Cost & { code: number; output: string });
      else fail(new Error(`${script} ended with ${status ?? "a signal"}.`));
    });
  });
}

// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./command.mjs";

const file = join(root, ".cache/test-times.json");

/** For a first run: what holds up everybody if it begins last. Others are taken for short. */
const LONG = /test\/e2e\/(demo|install|start|development|production|servers|csp|workspaces)\b|pytest|combinations/;

/** @returns {(name: string) => number} how long a job took last, in seconds; a guess if it has never been run here */
export function expectedTimes() {
  const times = read();
  return (name) => times[name] ?? (LONG.test(name) ? 120 : 30);
}

/**
 * Remembers how long jobs took.
 *
 * @param {Iterable<readonly [name: string, seconds: number]>} taken
 */
export function rememberTimes(taken) {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const times = { ...read(), ...Object.fromEntries(taken) };
  writeFileSync(file, `${JSON.stringify(times, null, 2)}\n`);
}

/** @returns {Record<string, number>} */
function read() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

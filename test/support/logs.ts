import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { afterEach, beforeEach, type TestContext } from "node:test";
import { stripVTControlCharacters } from "node:util";

/** What one process, or one tab of a browser, has said. */
interface Log {
  /** Such as `2-runserver`: in the order of their starts. */
  name: string;
  text: () => string;
  /** How much it had said when the test that runs began. */
  before: number;
  isOver: boolean;
}

/** How many lines of each are printed with a failure; the file has all. */
const LINES = 25;
const logs: Log[] = [];
let started = 0;

const script = process.argv[1] ?? "";
const root = resolve(import.meta.dirname, "../..");
const folder = join(root, ".cache/logs", process.env.TEST_STAGE ?? "alone", basename(script, ".test.ts"));

/**
 * Keeps what a process says, for the case that a test fails while it runs: then `.cache/logs/<stage>/<file>/<test>/` has
 * it, and the failure's output its last lines.
 *
 * @param name of the process
 * @param text what it has said up to now
 * @returns to be called at its end
 */
export function keepLog(name: string, text: () => string): () => void {
  started += 1;
  const log: Log = { name: `${started}-${clean(name)}`, text, before: 0, isOver: false };
  logs.push(log);
  return () => (log.isOver = true);
}

/** A short name for a command line: the program, and the first word that tells what it does. */
export function nameOf(command: string, args: readonly string[]): string {
  const words = args.filter((word) => !/^-|^\d+$/.test(word)).map((word) => basename(word).replace(/\.[cm]?js$/, ""));
  return [basename(command), ...words.slice(0, 2)].join("-");
}

/** Writes what everybody has said, and prints what was said since the test began. */
function tell(test: string): void {
  const own = logs.filter((log) => log.text() !== "");
  if (own.length === 0) return;
  const target = join(folder, clean(test));
  mkdirSync(target, { recursive: true });
  for (const log of own) {
    const text = stripVTControlCharacters(log.text());
    const file = join(target, `${log.name}.log`);
    writeFileSync(file, text);
    const news = text.slice(log.before).trim().split("\n");
    if (news.join("") === "") continue;
    const cut = news.length > LINES ? `… (${news.length - LINES} lines more in the file)\n` : "";
    console.error(
      `-- ${log.name} while “${test}” ran (${relative(root, file)}):\n${cut}${news.slice(-LINES).join("\n")}`,
    );
  }
}

function clean(name: string): string {
  return name.replace(/[^\w.-]+/g, "-").slice(0, 100);
}

// The benchmark starts processes, too, and a hook would make it a test.
if (script.endsWith(".test.ts")) {
  rmSync(folder, { recursive: true, force: true });
  let hasTold = false;
  beforeEach(() => {
    for (const over of logs.filter(({ isOver }) => isOver)) logs.splice(logs.indexOf(over), 1);
    for (const log of logs) log.before = stripVTControlCharacters(log.text()).length;
  });
  afterEach((t) => {
    // Node has it, and @types/node of Node 20 has not.
    const { passed, fullName } = t as TestContext & { passed: boolean };
    if (passed) return;
    hasTold = true;
    tell(fullName);
  });
  // A hook that failed, or a file that was ended: no test is to blame.
  process.on("exit", (code) => {
    if (code !== 0 && !hasTold) tell(basename(script));
  });
}

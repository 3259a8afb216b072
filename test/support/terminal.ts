import { spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { findPython } from "../../scripts/python.mjs";
import { environment } from "./environment.ts";
import type { Options } from "./processes.ts";
import type { Scope } from "./temporary.ts";
import { until } from "./until.ts";

export const KEYS = { enter: "\r", up: "\x1b[A", down: "\x1b[B", space: " ", ctrlC: "\x03" } as const;

export interface Terminal {
  /** Everything that was shown up to now, without colours and cursor movements. */
  text: () => string;
  /** Waits for words to be shown that `see` has not passed yet. @throws {Error} with the whole text after half a minute */
  see: (words: string | RegExp, patience?: number) => Promise<void>;
  /** Types text or one of `KEYS`. */
  type: (keys: string) => void;
  /** The command's exit code, 128 + n after signal n. */
  exited: Promise<number>;
}

/**
 * Runs a command as somebody would who sits before it: on a real (pseudo-)terminal, where a prompt is a prompt and
 * Ctrl-C a key. Python's standard library has one, so there is no native module to compile.
 */
export function openTerminal(scope: Scope, command: string, args: string[], { cwd, env }: Options): Terminal {
  const driver = join(import.meta.dirname, "terminal.py");
  const child = spawn(findPython().command, [driver, command, ...args], {
    cwd,
    // A terminal that is no dumb one; CI is out of the environment already.
    env: environment({ TERM: "xterm-256color", ...env }),
    stdio: "pipe",
  });
  let shown = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => (shown += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (shown += text));
  // Typing into a terminal whose command has just ended is no error of the test.
  child.stdin.on("error", () => undefined);
  const exited = new Promise<number>((resolve) =>
    child.on("close", (code) => {
      resolve(code ?? -1);
    }),
  );
  scope.after(async () => {
    child.kill("SIGKILL"); // closes the terminal, which hangs up on everything that runs in it
    await exited;
  });

  const text = () => stripVTControlCharacters(shown);
  return {
    text,
    async see(words, patience = 30_000) {
      const find = () => position(text(), words, seen);
      seen = await until(`${String(words)} on the terminal`, find, patience).catch((cause: unknown) => {
        throw new Error(`The terminal never showed ${String(words)}. It shows:\n${text()}`, { cause });
      });
    },
    type: (keys) => void child.stdin.write(keys),
    exited,
  };
}

/** @returns where `words` end, from `start` on; 0 if they are not there */
function position(text: string, words: string | RegExp, start: number): number {
  const rest = text.slice(start);
  if (typeof words === "string") return rest.includes(words) ? start + rest.indexOf(words) + words.length : 0;
  const match = words.exec(rest);
  return match ? start + match.index + match[0].length : 0;
}

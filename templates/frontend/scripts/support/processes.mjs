// @ts-check
/** How `npm start`, which needs this file, runs two programs as one, and leaves neither behind. */
import { spawn } from "node:child_process";
import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

const GRACE = 5000; // milliseconds from the request to end to the end by force

/**
 * How it came to an end: by itself with a code, or by a signal.
 *
 * @typedef {{ code: number, signal: null } | { code: null, signal: NodeJS.Signals }} End
 */

/**
 * Programs that live and die together. Each has a process group of its own: what it has started in
 * its turn (Django's reloader starts a second Python) ends with it.
 *
 * @extends {EventEmitter<{ end: [End] }>}
 */
export class Processes extends EventEmitter {
  /** @type {Map<string, import("node:child_process").ChildProcess>} */
  #running = new Map();
  /** @type {End | undefined} */
  #end;

  /**
   * @param {string} name stands before each line that it prints
   * @param {number} colour of the name, as in https://en.wikipedia.org/wiki/ANSI_escape_code#Colors
   * @param {string} command
   * @param {string[]} args
   * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
   */
  start(name, colour, command, args, { cwd, env }) {
    const detached = process.platform !== "win32";
    // The terminal is left to the first, so that breakpoint() can be answered.
    const stdin = this.#running.size === 0 ? "inherit" : "ignore";
    const child = spawn(command, args, { cwd, env, detached, stdio: [stdin, "pipe", "pipe"] });
    this.#running.set(name, child);

    const label = process.stdout.isTTY ? `\u001b[${colour}m${name}\u001b[0m │ ` : `${name} | `;
    for (const stream of /** @type {const} */ (["stdout", "stderr"])) {
      let lineStart = true;
      child[stream]?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
        const marked = text.replace(/(\n)(?=.)/gs, `$1${label}`);
        process[stream].write(lineStart ? label + marked : marked);
        lineStart = text.endsWith("\n");
      });
    }
    child.once("error", (error) => {
      console.error(`${name} could not be started: ${error.message}`);
      this.#leave(name, { code: 1, signal: null });
    });
    child.once("exit", async (code, signal) => {
      if (!this.#end) console.error(`${name} has ended (${signal ?? `exit code ${code}`}).`);
      this.stop({ code: code ?? 1, signal: null });
      await endGroup(child);
      this.#leave(name, { code: code ?? 1, signal: null });
    });
  }

  /** @param {End} end */
  stop(end) {
    if (this.#end) return;
    this.#end = end;
    for (const child of this.#running.values()) kill(child, "SIGTERM");
    const force = setTimeout(() => {
      for (const child of this.#running.values()) kill(child, "SIGKILL");
    }, GRACE);
    force.unref();
    this.#settle();
  }

  /**
   * @param {string} name
   * @param {End} end
   */
  #leave(name, end) {
    this.#running.delete(name);
    this.stop(end);
    this.#settle();
  }

  #settle() {
    if (this.#end && this.#running.size === 0) this.emit("end", this.#end);
  }
}

/**
 * Ends what a program that has ended itself has left behind: it may have been killed before it could
 * pass the news on.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
async function endGroup(child) {
  kill(child, "SIGTERM");
  for (const end = Date.now() + GRACE; Date.now() < end; await sleep(50)) {
    if (!kill(child, 0)) return;
  }
  kill(child, "SIGKILL");
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals | 0} signal to the whole group; 0 only asks whether there is one
 * @returns {boolean} whether there was a group to signal
 */
function kill(child, signal) {
  if (child.pid === undefined) return false;
  if (process.platform === "win32") {
    if (child.exitCode === null) spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    return false;
  }
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false; // it has ended before the signal came
  }
}

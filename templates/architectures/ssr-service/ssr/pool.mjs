// @ts-check
/**
 * Threads that render. One that hangs, fills its memory or crashes is ended, and takes its own job along and nothing
 * else. service.mjs needs it.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

const AGAIN = 1000; // milliseconds until the next try, where a thread does not come to its first job
const WARMING = 30_000; // milliseconds within which it has to
const STRIKES = 3; // a component that has hung so often is left alone …
const REST = 10_000; // … for so many milliseconds, or all threads would wait for it

/**
 * @typedef {object} Options
 * @property {number} size threads
 * @property {number} deadline milliseconds for one job
 * @property {number} memory megabytes of a thread
 * @property {number} renders after which a thread is replaced: what a component leaks goes with it
 *
 * @typedef {{ name: string, data: object, id: string }} Job
 * @typedef {{ html?: string, head?: string, duration?: number, error?: import("./worker.mjs").Failure }} Result
 * @typedef {{ job: Job, until: number, done: (result: Result) => void }} Task
 *
 * @typedef {object} Thread
 * @property {Worker} worker
 * @property {boolean} ready
 * @property {number} left renders until it is replaced
 * @property {Task} [task]
 * @property {NodeJS.Timeout} [timer]
 * @property {string} [end] why it was ended
 */

/** @param {string} name @param {string} message @returns {Result} */
const failure = (name, message) => ({ error: { name, message, stack: [] } });

/** @param {Thread} thread */
const isReady = ({ ready }) => ready;

export class Pool {
  /** @type {Set<Thread>} */
  #threads = new Set();
  /** @type {Task[]} */
  #queue = [];
  /** @type {Map<string, { strikes: number, until: number }>} by component */
  #hung = new Map();
  #closed = false;
  /** @type {string[]} what can be rendered */
  names = [];
  /** Why the last thread ended before it was ready. */
  #problem = "";

  /**
   * @param {string} bundle URL of the module to run
   * @param {Options} options
   */
  constructor(bundle, options) {
    this.bundle = bundle;
    this.options = options;
    for (let number = 0; number < options.size; number++) this.#start();
  }

  /**
   * Waits until every thread can take a job.
   *
   * @throws {Error} if one of them has ended before it could
   */
  async warm() {
    while (this.#threads.size < this.options.size || ![...this.#threads].every(isReady)) {
      if (this.#closed) throw new Error("Another bundle has come.");
      if (this.#problem) throw new Error(`The bundle cannot be run: ${this.#problem}`);
      await sleep(20);
    }
  }

  /**
   * @param {Job} job
   * @param {number} until when nobody waits for it any more, as `performance.now()` counts
   * @returns {Promise<Result>}
   */
  render(job, until) {
    if (!this.names.includes(job.name))
      return Promise.resolve(failure("NotFound", `The bundle has no island "${job.name}".`));
    const { strikes = 0, until: rest = 0 } = this.#hung.get(job.name) ?? {};
    if (strikes >= STRIKES && performance.now() < rest)
      return Promise.resolve(
        failure("Suspended", `It has hung ${strikes} times, and is left alone.`),
      );
    return new Promise((done) => {
      this.#queue.push({ job, until, done });
      this.#next();
    });
  }

  /** Ends when what was begun has come to its end. */
  close() {
    this.#closed = true;
    for (const thread of this.#threads) if (!thread.task) this.#end(thread, "closed");
  }

  #start() {
    const worker = new Worker(new URL("./worker.mjs", import.meta.url), {
      workerData: { bundle: this.bundle },
      env: {},
      execArgv: ["--enable-source-maps"],
      resourceLimits: { maxOldGenerationSizeMb: this.options.memory },
    });
    /** @type {Thread} */
    const thread = { worker, ready: false, left: this.options.renders };
    this.#threads.add(thread);
    thread.timer = setTimeout(() => this.#end(thread, "it did not start"), WARMING);
    worker.on("message", (message) => this.#hear(thread, message));
    worker.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      thread.end ??= error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : String(error.stack);
    });
    worker.on("exit", () => this.#bury(thread));
  }

  /** @param {Thread} thread @param {Result & { names?: string[], stray?: import("./worker.mjs").Failure }} message */
  #hear(thread, { names, stray, ...result }) {
    if (stray) {
      console.error(`A component has left an error behind: ${stray.stack.join("\n")}`);
      thread.left = 0;
      if (!thread.task) this.#end(thread, "stray");
      return;
    }
    clearTimeout(thread.timer);
    if (names) {
      this.names = names;
      thread.ready = true;
    } else {
      thread.task?.done(result);
      thread.task = undefined;
      thread.left--;
    }
    const isOver = this.#closed && this.#queue.length === 0;
    if (isOver || thread.left <= 0) this.#end(thread, "recycled");
    else this.#next();
  }

  #next() {
    for (const thread of this.#threads) {
      if (!thread.ready || thread.task || thread.end) continue;
      const task = this.#take();
      if (!task) return;
      thread.task = task;
      const left = task.until - performance.now();
      const why = left < this.options.deadline ? "cut off" : "late";
      thread.timer = setTimeout(
        () => this.#end(thread, why),
        Math.min(this.options.deadline, left),
      );
      thread.worker.postMessage(task.job);
    }
  }

  /** @returns {Task | undefined} the next that somebody still waits for */
  #take() {
    for (let task = this.#queue.shift(); task; task = this.#queue.shift()) {
      if (task.until > performance.now()) return task;
      task.done(failure("Late", "No thread was free in time."));
    }
    return undefined;
  }

  /** @param {Thread} thread @param {string} why */
  #end(thread, why) {
    thread.end ??= why;
    void thread.worker.terminate();
  }

  /** @param {Thread} thread that has ended */
  #bury(thread) {
    clearTimeout(thread.timer);
    this.#threads.delete(thread);
    const { task, end = "it has ended itself" } = thread;
    if (task && end === "late") this.#strike(task.job.name);
    task?.done(this.#explain(end));
    if (this.#closed && this.#queue.length === 0) return;
    if (thread.ready) this.#start();
    else {
      this.#problem =
        end === "memory" ? `SSR_MEMORY is too little: ${this.options.memory} MB` : end;
      setTimeout(() => this.#closed || this.#start(), AGAIN).unref();
    }
  }

  /** @param {string} end @returns {Result} */
  #explain(end) {
    const { deadline, memory } = this.options;
    if (end === "cut off") return failure("Late", "No thread was free in time.");
    if (end === "late") return failure("Timeout", `It took longer than ${deadline} ms.`);
    if (end === "memory") return failure("OutOfMemory", `It took more than ${memory} MB.`);
    return failure("Crashed", `The thread has ended: ${end}`);
  }

  /** @param {string} name */
  #strike(name) {
    const now = performance.now();
    const before = this.#hung.get(name);
    const strikes = before && now < before.until ? before.strikes + 1 : 1;
    this.#hung.set(name, { strikes, until: now + REST });
  }
}

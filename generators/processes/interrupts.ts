import { constants } from "node:os";
import { setImmediate } from "node:timers/promises";
import { CancelledError } from "../errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Holds the signals that ask a program to end, until some work is done or has put things right.
 *
 * @param work gets what tells it of a signal, with a CancelledError as the reason; it can be held within other held work
 * @throws CancelledError with the exit code that a shell gives to the signal (130 for SIGINT), if one came and the work went on to its end
 */
export async function holdInterrupts<T>(work: (interrupted: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (signal: (typeof SIGNALS)[number]) => {
    controller.abort(new CancelledError("Cancelled.", "Nothing was written.", 128 + constants.signals[signal]));
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

/**
 * Lets signals in that came while code ran that does not wait for anything.
 *
 * @throws CancelledError if there was one
 */
export async function heedInterrupts(interrupted: AbortSignal): Promise<void> {
  await setImmediate();
  interrupted.throwIfAborted();
}

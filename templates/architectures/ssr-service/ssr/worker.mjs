// @ts-check
/**
 * Renders one island after the other, in a thread with a memory of its own. What a component sees is its props: no
 * request, no cookie, no variable of the environment. pool.mjs needs it.
 */
import { parentPort, workerData } from "node:worker_threads";

/**
 * @typedef {{ name: string, data: object, id: string }} Job
 * @typedef {{ name: string, message: string, stack: string[] }} Failure
 */

/** @type {{ warm: () => Promise<string[]>, render: (name: string, props: object, id: string) => Promise<{ caught?: unknown }> }} */
const { warm, render } = await import(workerData.bundle);

// What a component has left behind fails nobody else's job: the pool takes another thread after this one.
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => parentPort?.postMessage({ stray: describe(error) }));

parentPort?.on("message", async (/** @type {Job} */ { name, data, id }) => {
  const start = performance.now();
  /** @type {object} */
  let result;
  try {
    const { caught, ...rendered } = await render(name, data, id);
    result = { ...rendered, ...(caught !== undefined && { caught: describe(caught) }) };
  } catch (error) {
    result = { error: describe(error) };
  }
  parentPort?.postMessage({ duration: performance.now() - start, ...result });
});

parentPort?.postMessage({ names: await warm() });

/**
 * @param {unknown} error whatever a component throws
 * @returns {Failure}
 */
function describe(error) {
  const { name = "Error", message = String(error), stack = "" } = Object(error);
  return { name: String(name), message: String(message), stack: String(stack).split("\n") };
}

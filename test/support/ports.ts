import { randomInt } from "node:crypto";
import { createServer, type AddressInfo, type Server } from "node:net";

/** Below those that the system gives to connections: a browser's would take the port before the server has it. */
const [LOWEST, HIGHEST] = [10_240, 32_000];

/**
 * A port on which nothing listens. It is free when this returns; nobody can promise more. By chance, so that test files
 * that run side by side are not given the same.
 *
 * @param host "127.0.0.1" unless a test binds another address
 */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    const server = createServer();
    const problem = await listen(server, port, host).then(
      () => undefined,
      (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error),
    );
    await new Promise((done) => server.close(done));
    if (problem === undefined) return port;
    if (problem !== "EADDRINUSE") throw new Error(`No port of ${host} can be listened on: ${problem}.`);
  }
}

/** @returns the port that `server` listens on */
export function listen(server: Server, port = 0, host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

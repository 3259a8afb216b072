import { createServer, type AddressInfo, type Server } from "node:net";

/**
 * A port on which nothing listens. It is free when this returns; nobody can promise more.
 *
 * @param host "127.0.0.1" unless a test binds another address
 */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, host);
  await new Promise((done) => server.close(done));
  return port;
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

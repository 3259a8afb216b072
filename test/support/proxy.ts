import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import { join } from "node:path";
import { listen } from "./ports.ts";
import { succeed } from "./processes.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

/**
 * A proxy that speaks https to the world and http to a server of this machine, and says so as proxies do.
 *
 * @param port of the server behind it
 * @param options.strip a path that the server is not told of
 * @returns its origin; nobody has signed its certificate
 */
export async function httpsProxy(scope: Scope, port: number, { strip = "" } = {}): Promise<string> {
  const server = createServer(await selfSigned(scope), (incoming, outgoing) => {
    const { method, url = "/", headers } = incoming;
    const path = url.startsWith(`${strip}/`) ? url.slice(strip.length) : url;
    const added = { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" };
    const passed = request({ port, host: "127.0.0.1", method, path, headers: { ...headers, ...added } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  const own = await listen(server);
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `https://127.0.0.1:${own}`;
}

async function selfSigned(scope: Scope): Promise<{ key: Buffer; cert: Buffer }> {
  const cwd = temporaryFolder(scope, "certificate");
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"];
  await succeed("openssl", ["req", "-x509", ...kind, "-keyout", "key.pem", "-out", "cert.pem"], { cwd });
  return { key: readFileSync(join(cwd, "key.pem")), cert: readFileSync(join(cwd, "cert.pem")) };
}

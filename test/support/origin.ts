import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { listen } from "./ports.ts";
import type { Scope } from "./temporary.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".json": "application/json",
};

export interface Origin {
  /** With a slash at the end, such as "http://127.0.0.1:40111/v1/". */
  url: string;
  /** The paths that were asked for, in order. */
  requests: string[];
}

/**
 * A folder served from another origin, as a CDN does.
 *
 * @param folder may still be empty
 * @param options.prefix path under which a CDN has it
 * @param options.cors false leaves the header out that scripts with `integrity`, fonts and modules need
 */
export async function secondOrigin(
  scope: Scope,
  folder: string,
  { prefix = "/v1/", cors = true } = {},
): Promise<Origin> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://origin");
    requests.push(pathname);
    const file = join(folder, normalize(decodeURIComponent(pathname.slice(prefix.length - 1))));
    if (!pathname.startsWith(prefix) || !isFile(file)) {
      response.writeHead(404).end();
      return;
    }
    if (cors) response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  const port = await listen(server);
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}${prefix}`, requests };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

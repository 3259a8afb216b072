/** A stand-in for the backend: it reads the manifest, as the Python side does, and answers with one page. */
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { extname, join } from "node:path";
import { listen } from "../support/ports.ts";
import type { Scope } from "../support/temporary.ts";
import type { Folder } from "./folder.ts";
import { readDevManifest, readManifest, type Manifest } from "./manifest.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const NONCE = "bm9uY2U";
/** Everything that is not allowed is forbidden, styles and scripts without the nonce too. */
const renderPolicy = ({ scripts, workers }: Backend): string =>
  `default-src 'none'; script-src 'nonce-${NONCE}' ${scripts}; style-src 'nonce-${NONCE}'; img-src *; font-src *; connect-src *; worker-src ${workers}`;

export interface Backend {
  port: number;
  /** The same pages over HTTPS, with a certificate that no browser knows. */
  securePort: number;
  /** The text of the page's heading; a change stands for an edited template. */
  heading: string;
  /** Where static files are said to be: below this server, or on another origin. */
  staticUrl: string;
  /** Put into the page's head, before the tags. */
  head: string;
  /** Put into the page's body. */
  body: string;
  /** The entries whose tags the page has. */
  entries: string[];
  /** How many parts of the page bring the tags. */
  times: number;
  /** What the policy allows of scripts, besides those with the nonce. */
  scripts: string;
  /** What the policy allows of workers. */
  workers: string;
}

/** Serves on all addresses, so that a test may ask by any name of this machine. */
export async function startBackend(scope: Scope, folder: Folder): Promise<Backend> {
  const backend: Backend = {
    port: 0,
    securePort: 0,
    heading: "Hello",
    staticUrl: "/static/",
    head: "",
    body: "",
    entries: ["app"],
    times: 1,
    scripts: "",
    workers: "'none'",
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    answer(folder, backend, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
  const certificate = await readFile(join(import.meta.dirname, "../support/localhost.pem"));
  const servers = [createServer(listener), createSecureServer({ key: certificate, cert: certificate }, listener)];
  [backend.port = 0, backend.securePort = 0] = await Promise.all(servers.map((one) => listen(one, 0, "::")));
  scope.after(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  return backend;
}

async function answer(
  folder: Folder,
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { url = "/" } = request;
  if (url.startsWith("/static/")) {
    const type = TYPES[extname(url)] ?? "application/octet-stream";
    const body = await readFile(join(folder.root, url)).catch(() => undefined);
    if (body) response.writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" }).end(body);
    else response.writeHead(404).end();
    return;
  }
  const page = await renderPage(folder, backend, request.headers.host ?? "");
  const headers = { "Content-Type": "text/html", "Content-Security-Policy": renderPolicy(backend) };
  response.writeHead(200, headers).end(page);
}

async function renderPage(folder: Folder, backend: Backend, host: string): Promise<string> {
  const fresh = await stat(folder.path(".webpack/manifest.json"))
    .then(({ mtimeMs }) => Date.now() - mtimeMs < 10_000)
    .catch(() => false);
  const manifest = (fresh ? await readDevManifest(folder) : undefined) ?? (await readManifest(folder));
  const tags = manifest ? renderTags(manifest, backend, host.replace(/:\d+$/, "")) : "";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${backend.head}${tags}</head>
<body><main class="page" data-page><h1 class="page-title">${backend.heading}</h1>
<div data-counter></div>
<button type="button" class="button" data-lazy>Weigh</button><output data-lazy-target></output>
${backend.body}</main></body></html>`;
}

function renderTags(manifest: Manifest, { entries, staticUrl, times }: Backend, host: string): string {
  const url = (path: string): string =>
    path.startsWith("http") ? path.replace("//localhost:", `//${host}:`) : staticUrl + path;
  const tags = entries.flatMap((name) => {
    const { assets, integrity } = manifest.entrypoints[name] ?? { assets: { js: [], css: [] } };
    const attributes = (path: string): string => {
      const hash = integrity?.[path];
      return `nonce="${NONCE}" crossorigin="anonymous"${hash ? ` integrity="${hash}"` : ""}`;
    };
    return [
      ...assets.css.map((path) => `<link rel="stylesheet" href="${url(path)}" ${attributes(path)}>`),
      ...assets.js.map((path) => `<script defer src="${url(path)}" ${attributes(path)}></script>`),
    ];
  });
  return `${[...new Set(tags)].join("\n")}\n`.repeat(times);
}

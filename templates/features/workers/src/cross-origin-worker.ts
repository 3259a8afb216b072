/**
 * Stands for `Worker` in each module: webpack/workers.mjs puts it there.
 *
 * No browser starts a worker from another origin, but the dev server is one, and so is a CDN. There,
 * the worker starts as a line of this page's own that fetches the rest. This needs, of a
 * Content-Security-Policy, `worker-src blob:`, and `script-src` with that origin: a nonce does not
 * reach into a worker. (A module that a library starts needs `worker-src` with that origin, too.) From
 * the page's own origin, it needs `worker-src 'self'`, and no more.
 *
 * A worker that starts so has no address of its own: write `fetch(new URL("/api/", location.origin))`
 * in it, not `fetch("/api/")`.
 */
export default class CrossOriginWorker extends self.Worker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(isForeign(url) ? wrap(url, options) : url, options);
  }
}

export function isForeign(url: string | URL): boolean {
  const { origin, protocol } = new URL(url, location.href);
  return protocol.startsWith("http") && origin !== location.origin;
}

export function wrap(url: string | URL, options?: WorkerOptions, once = true): string {
  const source = JSON.stringify(url);
  const lines = [
    once ? "URL.revokeObjectURL(location.href);" : "",
    // Read by webpack/workers.mjs: the address of a blob does not tell where its lazy chunks are.
    `self.webpackPublicPath = ${JSON.stringify(__webpack_public_path__)};`,
    // What the bundler makes is no module; what a library starts may be one.
    options?.type === "module" ? `import ${source};` : `importScripts(${source});`,
  ];
  return URL.createObjectURL(new Blob(lines, { type: "text/javascript" }));
}

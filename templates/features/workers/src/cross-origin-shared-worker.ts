import { isForeign, wrap } from "./cross-origin-worker";

const started = new Map<string, string>();

/**
 * Stands for `SharedWorker` in each module, for the reasons that ./cross-origin-worker.ts gives. From
 * another origin, a worker is shared by the parts of a page, and not by several pages.
 */
export default class CrossOriginSharedWorker extends self.SharedWorker {
  constructor(url: string | URL, options?: string | WorkerOptions) {
    super(isForeign(url) ? wrapOnce(url, options) : url, options);
  }
}

/** One worker, one address: that is how the browser knows it again. */
function wrapOnce(url: string | URL, options?: string | WorkerOptions): string {
  const key = JSON.stringify([url, options]);
  const address = started.get(key) ?? wrap(url, typeof options === "object" ? options : {}, false);
  started.set(key, address);
  return address;
}

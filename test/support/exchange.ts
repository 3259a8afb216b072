import assert from "node:assert/strict";
import { request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openBrowser, openTab } from "./browser.ts";
import { lazyChunks } from "./chunks.ts";
import { brokenLinks, fetchPage, unavailable } from "./pages.ts";
import type { Scope } from "./temporary.ts";

export interface Exchange {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** One request, byte for byte: `fetch` tidies the path up, decodes the body and takes the header away. */
export function exchange(url: string, headers: Record<string, string> = {}): Promise<Exchange> {
  const [, origin = "", path = "/"] = /^(https?:\/\/[^/]+)(.*)$/.exec(url) ?? [];
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers, timeout: 30_000 }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers: headers as Exchange["headers"], body: Buffer.concat(parts) });
      });
    });
    sent.on("error", reject).on("timeout", () => sent.destroy(new Error(`no answer from ${url}`)));
    sent.end();
  });
}

export function decode({ headers, body }: Exchange): Buffer {
  const encoding = headers["content-encoding"];
  if (encoding === "gzip") return gunzipSync(body);
  return encoding === "br" ? brotliDecompressSync(body) : body;
}

/** What the sample page refers to, and what its runtime can ask for later: all there, and more than a few. */
export async function everyFile(scope: Scope, site: string): Promise<string[]> {
  const page = await fetchPage(`${site}/frontend/`);
  assert.deepEqual(await brokenLinks(page), []);
  const tab = await openTab(scope, await openBrowser(scope));
  await tab.page.goto(page.url);
  await tab.page.getByLabel("One more").waitFor();
  const chunks = await lazyChunks(tab.page);
  assert.ok(chunks.length >= 2, `a lazy script and its stylesheet expected in ${chunks.join()}`);
  assert.deepEqual(await unavailable(chunks), []);
  return [...page.links.filter(({ tag }) => tag !== "a").map(({ url }) => url), ...chunks];
}

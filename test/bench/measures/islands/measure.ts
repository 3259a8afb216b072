import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import type { Browser } from "playwright-core";
import { openBrowser, openTab } from "../../../support/browser.ts";
import { listen } from "../../../support/ports.ts";
import { ownScope, type Scope } from "../../../support/temporary.ts";
import type { Results } from "../../statistics.ts";
import { COUNT, makeAstro, makeOurs, type Site } from "./sites.ts";

const TYPES: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".map": "application/json" };

/** When islands have come, in milliseconds since the navigation. */
interface Moments {
  /** The HTML was read. */
  parsed: number;
  first: number;
  last: number;
}

/** Opens a page of 200 islands that are due at once, in turns; an empty cache each time. */
export async function measureIslands(only: (contender: string) => boolean, results: Results, runs: number) {
  const makers = Object.entries({ ours: makeOurs, astro: makeAstro }).filter(([name]) => only(name));
  const scope = ownScope();
  try {
    const browser = await openBrowser(scope);
    const sites = [];
    for (const [, make] of makers) {
      const site = await make();
      sites.push({ site, port: await serve(scope, site) });
    }
    for (let run = -1; run < runs * 3; run++) {
      for (const { site, port } of sites) {
        for (const { kind } of site.pages) {
          const { parsed, first, last } = await open(browser, `http://127.0.0.1:${port}/page/${kind}`);
          if (run < 0) continue;
          const name = `${site.contender}, ${kind}`;
          results.add("islands-last", name, 0, last - parsed);
          results.add("islands-span", name, 0, last - first);
        }
      }
    }
  } finally {
    await scope.end();
  }
}

/** @returns the port of a server of the built files, and of the pages below `/page/` */
async function serve(scope: Scope, { pages, files, base }: Site): Promise<number> {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const page = pages.find(({ kind }) => path === `/page/${kind}`);
    if (page) return void response.setHeader("content-type", "text/html; charset=utf-8").end(page.html);
    const file = join(files, path.slice(base.length));
    if (!path.startsWith(base) || !statSync(file, { throwIfNoEntry: false })?.isFile())
      return void response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  const port = await listen(server);
  scope.after(() => server.close());
  return port;
}

/** @throws {Error} if not all islands come, or one has brought a problem to the console */
async function open(browser: Browser, url: string): Promise<Moments> {
  const scope = ownScope();
  try {
    const { page, problems } = await openTab(scope, browser);
    await page.addInitScript(() => {
      const at: number[] = [];
      Object.assign(window, { islandsAt: at });
      // Told in the task that has put them in, before the page is drawn.
      new MutationObserver(() => {
        const there = document.querySelectorAll("[data-box]").length;
        while (at.length < there) at.push(performance.now());
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(url);
    await page.waitForFunction((count) => document.querySelectorAll("[data-box]").length === count, COUNT);
    const moments = await page.evaluate(() => {
      const { islandsAt: at } = window as unknown as { islandsAt: number[] };
      const [{ domInteractive }] = performance.getEntriesByType("navigation") as [PerformanceNavigationTiming];
      return { parsed: domInteractive, first: at[0] ?? NaN, last: at.at(-1) ?? NaN };
    });
    const serious = problems.filter((problem) => !problem.includes("favicon"));
    if (serious.length > 0) throw new Error(`${url}:\n${serious.join("\n")}`);
    return moments;
  } finally {
    await scope.end();
  }
}

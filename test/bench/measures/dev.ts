import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { freePort, listen } from "../../support/ports.ts";
import { ended, type Running } from "../../support/processes.ts";
import { ownScope, type Scope } from "../../support/temporary.ts";
import { openTab } from "../../support/browser.ts";
import type { Site } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { clean } from "./build.ts";
import { peakMemory, startCommand } from "./start.ts";
import { PAUSE } from "./watch.ts";

/** Milliseconds: the slowest contender checks three thousand modules before it serves. */
const PATIENCE = 600_000;
const LOOK = 10;

/** Starts the dev server without a cache and again, opens the page each time, then edits a module. */
export async function measureDev(
  site: Site,
  browser: Browser,
  results: Results,
  run: number,
  edits: number,
): Promise<void> {
  const { contender, size } = site;
  clean(site);
  for (const measure of ["dev-cold", "dev-warm"] as const) {
    const scope = ownScope();
    try {
      site.edit(`dev${run}start`);
      const { page, server, seconds } = await openSite(scope, site, browser);
      results.add(measure, contender.name, size, seconds);
      if (measure === "dev-warm") {
        await measureEdits(page, site, results, `dev${run}edit`, edits);
        const memory = peakMemory(server.pid);
        if (memory) results.add("dev-memory", contender.name, size, memory / 1e6);
      }
      // As with Ctrl-C, but without haste: a cache that was cut off would make the next start a cold one.
      server.kill("SIGTERM");
      await ended(server, PATIENCE);
    } finally {
      await scope.end();
    }
  }
}

/** @returns the page once its code has run, and how many seconds after the server's start that was */
async function openSite(scope: Scope, { contender, folder }: Site, browser: Browser) {
  const { page, problems } = await openTab(scope, browser);
  const port = await freePort();
  const started = Date.now();
  const server = startCommand(scope, folder, contender.serve.command(port));
  const url = await addressOf(scope, server, () => contender.serve.page(folder, port));
  await page.goto(url, { timeout: PATIENCE, waitUntil: "commit" });
  const ran = page.waitForFunction(() => document.documentElement.dataset.at, undefined, {
    polling: 20,
    timeout: PATIENCE,
  });
  await ran.catch((cause: unknown) => {
    throw new Error(`The page at ${url} did not run:\n${problems.join("\n")}\n${server.output()}`, { cause });
  });
  return { page, server, seconds: ((await timeOf(page)) - started) / 1e3 };
}

async function addressOf(
  scope: Scope,
  server: Running,
  find: () => Promise<{ url: string } | { html: string } | undefined>,
): Promise<string> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const found = await find();
    if (found) return "url" in found ? found.url : await serve(scope, found.html);
    await sleep(LOOK);
  }
  throw new Error(`The dev server served no page:\n${server.output()}`);
}

/** Takes the place of the backend, at the cost of next to nothing. */
async function serve(scope: Scope, html: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(html);
  });
  const port = await listen(server);
  scope.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://localhost:${port}/`;
}

async function measureEdits(page: Page, site: Site, results: Results, prefix: string, edits: number): Promise<void> {
  for (let count = 0; count <= edits; count++) {
    await sleep(PAUSE);
    const stamp = `${prefix}${count}`;
    const started = Date.now();
    site.edit(stamp);
    const arrived = (text: string) => document.documentElement.dataset.stamp === text;
    await page.waitForFunction(arrived, stamp, { polling: LOOK, timeout: 60_000 });
    // The first warms up what only an edit needs.
    if (count > 0) results.add("dev-edit", site.contender.name, site.size, (await timeOf(page)) - started);
  }
}

/** @returns when the page's code has run, by the clock that it shares with us */
async function timeOf(page: Page): Promise<number> {
  return Number(await page.evaluate(() => document.documentElement.dataset.at));
}

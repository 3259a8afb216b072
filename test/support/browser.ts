import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";
import type { Scope } from "./temporary.ts";

/** A browser that asks nobody but the page's servers, and that can run as root in a container. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Tab {
  page: Page;
  /** Errors in the console, uncaught exceptions, failed requests and answers from 400 on, as they happened. */
  problems: string[];
}

/** @throws {Error} if no browser of the Chromium family is installed */
export async function openBrowser(scope: Scope): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  scope.after(() => browser.close());
  return browser;
}

/** A tab with its own cookies and cache. Tests assert that `problems` is empty, so nothing is filtered but what is named below. */
export async function openTab(scope: Scope, browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext(options);
  // Half a minute, the default, is long for a test that has already failed.
  context.setDefaultTimeout(10_000);
  scope.after(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    const { url } = message.location();
    // The browser asks for it by itself, of any site that names no icon.
    if (message.type() !== "error" || url.endsWith("/favicon.ico")) return;
    problems.push(`console: ${message.text()} (${url})`);
  });
  page.on("pageerror", (error) => problems.push(`exception: ${error.message}`));
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "unknown";
    // A page that is left or reloaded gives up what it was still loading.
    if (why !== "net::ERR_ABORTED") problems.push(`${why}: ${request.url()}`);
  });
  return { page, problems };
}

/** Marks the document, so that `isMarked` can tell later whether the page has been reloaded in between. */
export async function markDocument(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(globalThis, { documentMark: true });
  });
}

export function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => "documentMark" in globalThis);
}

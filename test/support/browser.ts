import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findChromium } from "../../scripts/chromium.mjs";
import { FLAGS } from "./browser-flags.mjs";
import { keepLog } from "./logs.ts";
import type { Scope } from "./temporary.ts";

/** How long anything of a page may take, in milliseconds, on two cores with several tests. */
const PATIENCE = 20_000;

export interface Tab {
  page: Page;
  /** Errors in the console, uncaught exceptions, failed requests and answers from 400 on, as they happened. */
  problems: string[];
}

/**
 * The browser that `npm test` has started for all files, or one of this file's own. Whose ever it is, closing it closes
 * the tabs that were opened here, and no others.
 *
 * @throws {Error} if no browser of the Chromium family is installed
 */
export async function openBrowser(scope: Scope): Promise<Browser> {
  const shared = process.env.TEST_BROWSER;
  const browser = shared
    ? await chromium.connect(shared)
    : await chromium.launch({ executablePath: findChromium(), args: [...FLAGS] });
  scope.after(() => browser.close());
  return browser;
}

/** A tab with its own cookies and cache. Tests assert that `problems` is empty, so nothing is filtered but what is named below. */
export async function openTab(scope: Scope, browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  let said = "";
  const isOver = keepLog("browser", () => said);
  scope.after(async () => {
    isOver();
    await context.close();
  });
  page.on("console", (message) => (said += `${message.type()}: ${message.text()} (${message.location().url})\n`));
  page.on("framenavigated", (frame) => (said += `at ${frame.url()}\n`));
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
  page.on("pageerror", (error) => (said += `exception: ${error.stack ?? error.message}\n`));
  page.on("response", (response) => (said += `${response.status()} ${response.url()}\n`));
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

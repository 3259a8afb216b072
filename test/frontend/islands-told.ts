/** A page with islands, and what these tell. */
import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { openTab, type Tab } from "../support/browser.ts";
import type { Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import type { Backend } from "./backend.ts";

/** Opens a page, and notes what islands tell. */
export async function openTelling(
  scope: Scope,
  browser: Browser,
  backend: Backend,
  ...elements: string[]
): Promise<Tab> {
  backend.body = elements.join("\n");
  const tab = await openTab(scope, browser);
  await tab.page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const what of ["mounted", "unmounted", "error"]) {
      document.addEventListener(`island:${what}`, (event) => {
        told.push(`${what} ${(event as CustomEvent<{ name: string }>).detail.name}`);
        if (what === "error") event.preventDefault();
      });
    }
  });
  await tab.page.goto(`http://localhost:${backend.port}/`);
  return tab;
}

export const told = (page: Page) => page.evaluate(() => (globalThis as never as { told: string[] }).told);

export async function tells(page: Page, ...expected: string[]): Promise<void> {
  await until(expected.join(), async () => (await told(page)).length >= expected.length);
  await page.waitForTimeout(50);
  assert.deepEqual(await told(page), expected);
}

/** What the first island of the page shows. */
export const text = (page: Page) => page.locator("frontend-island").first().textContent();

/** Gives it other props, as a morph does. */
export const give = (page: Page, props: object) =>
  page
    .locator("frontend-island")
    .first()
    .evaluate((one, given) => {
      one.setAttribute("props", JSON.stringify(given));
    }, props);

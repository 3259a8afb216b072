import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openTab } from "./browser.ts";
import { lazyChunks } from "./chunks.ts";
import { unavailable, type FetchedPage } from "./pages.ts";
import type { Scope } from "./temporary.ts";

/** Every script and stylesheet carries its hash and the nonce that the policy names, and nothing is left of development. */
export function assertSealed({ html, headers, links }: FetchedPage): void {
  const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
  assert.ok(nonce, "the page has no policy with a nonce");
  const sealed = links.filter(({ tag, attributes }) => tag === "script" || attributes.get("rel") === "stylesheet");
  assert.ok(sealed.length >= 3, `runtime, script and stylesheet expected in ${html}`);
  for (const { url, attributes } of sealed) {
    assert.match(attributes.get("integrity") ?? "", /^sha384-/, url);
    assert.equal(attributes.get("nonce"), nonce, url);
    assert.match(url, /\.[0-9a-f]{8,}\.(js|css)$/);
  }
  // With its colon: a hash may well have such digits.
  assert.doesNotMatch(html, /localhost|:909\d/);
}

/**
 * Opens the sample page, uses everything on it, and sees no error.
 *
 * @returns the URL of every file that the browser has fetched for it
 */
export async function assertLivesInBrowser(
  scope: Scope,
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<string[]> {
  const { page, problems } = await openTab(scope, browser, options);
  const files: string[] = [];
  page.on("response", (response) => {
    if (response.url() !== url) files.push(response.url());
  });
  await page.goto(url);
  const counter = page.locator("[data-counter]");
  await counter.getByLabel("One more").click();
  assert.match(await counter.innerText(), /1/);
  // Declared by the stylesheet, so that it says whether the stylesheet has come.
  assert.ok(
    await page.evaluate("document.fonts.ready.then((fonts) => [...fonts].some(({ status }) => status === 'loaded'))"),
  );

  const chunks = await lazyChunks(page);
  assert.ok(chunks.length >= 2, `a lazy script and its stylesheet expected in ${chunks.join()}`);
  await page.locator("[data-lazy]").click();
  await page.locator("[data-lazy-target]:has(*)").waitFor();
  if ((await page.locator("frontend-island").count()) > 0) await useIslands(page);
  // What the button has loaded is known to be there; the rest is asked for, where the address can be reached without the browser.
  if (!options.ignoreHTTPSErrors) assert.deepEqual(await unavailable(chunks), []);
  assert.deepEqual(problems, []);
  return files;
}

/** Those of the sample page, each in its moment. */
async function useIslands(page: Page): Promise<void> {
  const counter = page.locator("frontend-island[name=Counter]");
  await counter.getByLabel("One more").click();
  await counter.getByText("6").waitFor();
  await page.getByRole("button", { name: "Other colours" }).hover();
  const colour = page.locator(".palette-colour").nth(1);
  await colour.click();
  assert.equal(await colour.getAttribute("aria-pressed"), "true");
  await page.locator("frontend-island[name=Chart]").scrollIntoViewIfNeeded();
  await page.locator(".chart-bar").nth(4).waitFor();
}

/** Of the files that a page was made of, each kind came from below this URL, and nothing from elsewhere. */
export function assertAllBelow(files: string[], base: string): void {
  assert.deepEqual(
    files.filter((url) => !url.startsWith(base)),
    [],
  );
  for (const kind of ["js", "css", "fonts", "images"]) {
    assert.ok(
      files.some((url) => url.startsWith(`${base}${kind}/`)),
      `nothing from ${base}${kind}/ in ${files.join()}`,
    );
  }
}

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openTab } from "./browser.ts";
import { secondOrigin } from "./origin.ts";
import { brokenLinks, fetchPage, sha384 } from "./pages.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

const SCRIPT = "document.documentElement.dataset.ran = '';";

test("a page whose parts are all there has no broken links", async (t) => {
  const page = await site(t, `<script src="good.js" integrity="${sha384(Buffer.from(SCRIPT))}"></script>`);
  assert.deepEqual(await brokenLinks(await fetchPage(page)), []);
});

test("every missing file, wrong hash and foreign origin is named", async (t) => {
  const page = await site(
    t,
    `<link rel="stylesheet" href="style.css?a=1&amp;b=2">
     <script src='good.js' integrity="sha384-AAAA" defer></script>
     <img src=absent.png alt="a > b"> <!-- <img src="commented.png"> -->
     <script src="https://elsewhere.example/x.js"></script>
     <a href="https://elsewhere.example/">A link</a> <a href="#top">Up</a>`,
  );
  const { origin } = new URL(page);
  assert.deepEqual(await brokenLinks(await fetchPage(page)), [
    `404 ${origin}/v1/missing.woff2`,
    `sha384-AAAA is not the hash of ${origin}/v1/good.js`,
    `404 ${origin}/v1/absent.png`,
    "foreign origin https://elsewhere.example/x.js",
  ]);
});

test("a tab records what goes wrong in a page, and nothing else", async (t) => {
  const browser = await openBrowser(t);
  const { page, problems } = await openTab(t, browser);
  await page.goto(await site(t, '<script src="good.js"></script>'));
  assert.equal(await page.locator("html[data-ran]").count(), 1);
  assert.deepEqual(problems, []);

  const broken = await site(
    t,
    `<script src="good.js" integrity="sha384-AAAA"></script><img src="absent.png" alt="">
     <script>throw new Error("thrown")</script>`,
  );
  await page.goto(broken);
  const all = problems.join("\n");
  assert.match(all, /console: .*integrity/);
  assert.match(all, /^404: .*absent\.png$/m);
  assert.match(all, /^exception: thrown$/m);
});

test("a script with integrity from another origin needs that origin's consent", async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "good.js"), SCRIPT);
  const attributes = `integrity="${sha384(Buffer.from(SCRIPT))}" crossorigin="anonymous"`;
  const { page, problems } = await openTab(t, await openBrowser(t));

  const consenting = await secondOrigin(t, folder);
  await page.goto(await site(t, `<script src="${consenting.url}good.js" ${attributes}></script>`));
  assert.deepEqual(problems, []);
  assert.deepEqual(consenting.requests, ["/v1/good.js"]);

  const silent = await secondOrigin(t, folder, { cors: false });
  await page.goto(await site(t, `<script src="${silent.url}good.js" ${attributes}></script>`));
  assert.match(problems.join("\n"), /blocked by CORS policy/);
});

/** @returns the URL of a page with this body, beside a good script and a stylesheet that wants a missing font */
async function site(scope: Scope, body: string): Promise<string> {
  const folder = temporaryFolder(scope);
  writeFileSync(join(folder, "page.html"), `<!doctype html><html lang="en"><body>${body}</body></html>`);
  writeFileSync(join(folder, "good.js"), SCRIPT);
  writeFileSync(join(folder, "style.css"), "a{background:url(good.js)}b{src:url('missing.woff2')}c{src:url(data:,)}");
  return `${(await secondOrigin(scope, folder)).url}page.html`;
}

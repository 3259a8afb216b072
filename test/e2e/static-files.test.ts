import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BACKENDS } from "../support/backends.ts";
import { openBrowser, openTab } from "../support/browser.ts";
import { deploy } from "../support/deploy.ts";
import { decode, everyFile, exchange } from "../support/exchange.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { fetchPage, sha384 } from "../support/pages.ts";
import { ownScope } from "../support/temporary.ts";

/** The line of docs/production.md for a storage that does not hash. */
function lineOfPage(): string {
  const page = readFileSync(join(import.meta.dirname, "../../docs/production.md"), "utf8");
  const [, expression] = /WHITENOISE_IMMUTABLE_FILE_TEST = r"([^"]+)"/.exec(page) ?? [];
  assert.ok(expression, "docs/production.md has a line for WhiteNoise");
  return expression;
}

const PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage";
const OURS = "frontend.storage.CompressedManifestStaticFilesStorage";

const suite = ownScope();
let project: Project;

before(async () => {
  project = await projectWithFrontend(suite, BACKENDS.django, { packages: false });
});
after(() => suite.end());

describe("WhiteNoise lets browsers keep webpack's files for ever", () => {
  for (const { name, backend, env } of [
    { name: "under the rendered storage, by itself", backend: OURS, env: {} },
    { name: "under one that does not hash, by a line", backend: PLAIN, env: { TEST_IMMUTABLE: lineOfPage() } },
  ]) {
    it(name, async (t) => {
      const { site } = await deploy(t, project, { django: "5.2", backend, env });
      for (const url of await everyFile(t, site.url)) {
        const { headers } = await exchange(url);
        assert.match(headers["cache-control"] ?? "", /max-age=315360000, public, immutable/, url);
      }
      const admin = await exchange(`${site.url}/static/admin/css/base.css`);
      assert.doesNotMatch(admin.headers["cache-control"] ?? "", /immutable/);
    });
  }
});

it("compressed copies are sent, and what they hold has the integrity that the page says", async (t) => {
  const { site } = await deploy(t, project, { django: "5.2", backend: OURS });
  const { links } = await fetchPage(`${site.url}/frontend/`);
  const sealed = links.filter(({ attributes }) => attributes.has("integrity"));
  const encodings = new Set<string>();
  for (const { url, attributes } of sealed) {
    const answer = await exchange(url, { "accept-encoding": "gzip, br" });
    const encoding = answer.headers["content-encoding"] ?? "identity";
    encodings.add(encoding);
    assert.match(answer.headers.vary ?? "", encoding === "identity" ? /^/ : /Accept-Encoding/i);
    assert.equal(attributes.get("integrity"), sha384(decode(answer)), url);
  }
  encodings.delete("identity"); // of small files, which would not become smaller
  assert.ok(encodings.size > 0, `nothing was compressed of ${sealed.map(({ url }) => url).join()}`);
});

it("a static URL below a sub-path is found by every script, chunk, font and image", async (t) => {
  const url = "/some/where/static/";
  const { site } = await deploy(t, project, { django: "5.2", backend: OURS, url });
  const { page, problems } = await openTab(t, await openBrowser(t));
  const loaded: string[] = [];
  page.on("response", (response) => loaded.push(response.url()));
  await page.goto(`${site.url}/frontend/`);
  await page.locator("[data-lazy]").click();
  await page.locator("[data-lazy-target] .page-weight").waitFor();
  await page.evaluate("document.fonts.ready.then(() => true)");
  assert.deepEqual(problems, []);
  const [document, ...files] = loaded;
  assert.equal(document, `${site.url}/frontend/`);
  assert.deepEqual(
    files.filter((file) => !file.startsWith(`${site.url}${url}frontend/`)),
    [],
  );
  for (const part of ["js/page-weight.", "css/page-weight.", "fonts/figtree.", "images/logo."]) {
    assert.ok(
      files.some((file) => file.includes(`/${part}`)),
      `${part} is not in ${files.join()}`,
    );
  }
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { openBrowser, openTab } from "../support/browser.ts";
import { lazyChunks } from "../support/chunks.ts";
import { deploy } from "../support/deploy.ts";
import { DJANGOS, djangoPython } from "../support/django.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { secondOrigin } from "../support/origin.ts";
import { brokenLinks, fetchPage, unavailable, type FetchedPage } from "../support/pages.ts";
import { ownScope, temporaryFolder, type Scope } from "../support/temporary.ts";

interface Storage {
  name: string;
  backend: string;
  keepOnlyHashed?: true;
  /** Whether it makes compressed copies. */
  compressed?: true;
}

const STORAGES: Storage[] = [
  { name: "StaticFilesStorage", backend: "django.contrib.staticfiles.storage.StaticFilesStorage" },
  // The two that a project may have already: the tags go round their second hash.
  {
    name: "Django's own ManifestStaticFilesStorage",
    backend: "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
  },
  {
    name: "WhiteNoise's own compressed manifest storage",
    backend: "whitenoise.storage.CompressedManifestStaticFilesStorage",
    compressed: true,
  },
  // And the rendered ones in their place.
  { name: "ManifestStaticFilesStorage, hashing once", backend: "frontend.storage.ManifestStaticFilesStorage" },
  {
    name: "WhiteNoise's compressed manifest storage, hashing once",
    backend: "frontend.storage.CompressedManifestStaticFilesStorage",
    compressed: true,
  },
  {
    name: "WhiteNoise's compressed manifest storage, hashing once, keeping only hashed files",
    backend: "frontend.storage.CompressedManifestStaticFilesStorage",
    compressed: true,
    keepOnlyHashed: true,
  },
];

const suite = ownScope();
let project: Project;
let browser: Browser;

before(async () => {
  project = await projectWithFrontend(suite, "startproject", await djangoPython("5.2"));
  await npm(project.frontend, "run", "build");
  // A server that has the build needs no Node.
  rmSync(join(project.frontend, "node_modules"), { recursive: true });
  browser = await openBrowser(suite);
});
after(() => suite.end());

for (const django of DJANGOS) {
  describe(`the sample page in production, Django ${django}`, () => {
    for (const storage of STORAGES) {
      it(`is served whole from ${storage.name}`, async (t) => {
        const { site, root } = await deploy(t, project, { django, ...storage });
        const page = await fetchPage(`${site.url}/frontend/`);
        assert.deepEqual(await brokenLinks(page), []);
        assertSealed(page);
        await assertLivesInBrowser(t, page.url);
        // What webpack has hashed is on disk under that name and no other.
        if (storage.backend.startsWith("frontend.")) assert.deepEqual(collected(root), built());
        if (storage.compressed) assertCompressed(root);
      });
    }

    it("is served whole from a second origin that is decided at run time", async (t) => {
      const root = temporaryFolder(t, "cdn");
      const cdn = await secondOrigin(t, root);
      const { site } = await deploy(t, project, {
        django,
        backend: "django.contrib.staticfiles.storage.StaticFilesStorage",
        root,
        url: cdn.url,
      });
      const page = await fetchPage(`${site.url}/frontend/`);
      assert.deepEqual(await brokenLinks(page, [cdn.url]), []);
      assertSealed(page);
      const files = await assertLivesInBrowser(t, page.url);
      // Nothing of the build came from the page's own origin, the lazy chunk, the font and the CSS url() included.
      assert.deepEqual(
        files.filter((url) => !url.startsWith(cdn.url)),
        [],
      );
      for (const kind of ["js", "css", "fonts", "images"]) {
        assert.ok(
          files.some((url) => url.startsWith(`${cdn.url}frontend/${kind}/`)),
          `nothing from ${kind}/ in ${files.join()}`,
        );
      }
    });
  });
}

/** Every script and stylesheet carries its hash and the nonce that the policy names, and nothing is left of development. */
function assertSealed({ html, headers, links }: FetchedPage): void {
  const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
  assert.ok(nonce, "the page has no policy with a nonce");
  const sealed = links.filter(({ tag, attributes }) => tag === "script" || attributes.get("rel") === "stylesheet");
  assert.ok(sealed.length >= 3, `runtime, script and stylesheet expected in ${html}`);
  for (const { url, attributes } of sealed) {
    assert.match(attributes.get("integrity") ?? "", /^sha384-/, url);
    assert.equal(attributes.get("nonce"), nonce, url);
    assert.match(url, /\.[0-9a-f]{8,}\.(js|css)$/);
  }
  assert.doesNotMatch(html, /localhost|909\d/);
}

/**
 * Opens the page, uses everything on it, and sees no error.
 *
 * @returns the URL of every static file that the browser has fetched
 */
async function assertLivesInBrowser(scope: Scope, url: string): Promise<string[]> {
  const { page, problems } = await openTab(scope, browser);
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
  assert.deepEqual(await unavailable(chunks), []);
  await page.locator("[data-lazy]").click();
  await page.locator("[data-lazy-target]:has(*)").waitFor();
  assert.deepEqual(problems, []);
  return files;
}

/** Hashed by webpack, and without WhiteNoise's compressed copies. */
const HASHED = /\.[0-9a-f]{8,}\.\w+(\.map)?$/;

function built(): string[] {
  return hashedFiles(join(project.frontend, "static/frontend"));
}

function collected(root: string): string[] {
  return hashedFiles(join(root, "frontend"));
}

function hashedFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => HASHED.test(name)).sort();
}

/** A file of some size that compresses at all has a copy beside it. */
function assertCompressed(root: string): void {
  const large = collected(root).filter(
    (name) => /\.(js|css)$/.test(name) && readFileSync(join(root, "frontend", name)).length > 1_000,
  );
  assert.ok(large.length > 0);
  const names = new Set(readdirSync(join(root, "frontend"), { recursive: true, encoding: "utf8" }));
  assert.deepEqual(
    large.filter((name) => !names.has(`${name}.gz`)),
    [],
  );
}

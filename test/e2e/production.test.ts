import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { BACKENDS } from "../support/backends.ts";
import { openBrowser } from "../support/browser.ts";
import { deploy } from "../support/deploy.ts";
import { DJANGOS } from "../support/django.ts";
import { projectWithFrontend, type Project } from "../support/frontend.ts";
import { secondOrigin } from "../support/origin.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { assertAllBelow, assertLivesInBrowser, assertSealed } from "../support/sample.ts";
import { ownScope, temporaryFolder } from "../support/temporary.ts";
import { isDefault } from "../support/variant.ts";

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
  project = await projectWithFrontend(suite, BACKENDS.django, { packages: false });
  browser = await openBrowser(suite);
});
after(() => suite.end());

// The bytes and names of a build are the same to each Django.
for (const django of isDefault ? DJANGOS : (["5.2"] as const)) {
  describe(`the sample page in production, Django ${django}`, () => {
    for (const storage of STORAGES) {
      it(`is served whole from ${storage.name}`, async (t) => {
        const { site, root } = await deploy(t, project, { django, ...storage });
        const page = await fetchPage(`${site.url}/frontend/`);
        assert.deepEqual(await brokenLinks(page), []);
        assertSealed(page);
        await assertLivesInBrowser(t, browser, page.url);
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
      // Nothing of the build came from the page's own origin, the lazy chunk, the font and the CSS url() included.
      assertAllBelow(await assertLivesInBrowser(t, browser, page.url), `${cdn.url}frontend/`);
    });
  });
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

import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser, openTab } from "../support/browser.ts";
import { ask, assertDiscreet, assertExplained, assertIncludes, BROKEN_MANIFESTS } from "../support/broken.ts";
import { deploy } from "../support/deploy.ts";
import { devManifest, startDevServer } from "../support/dev-server.ts";
import { edit, replace } from "../support/edit.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { run } from "../support/processes.ts";
import { runserver, type Site } from "../support/serve.ts";
import { ownScope } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";

/** Pages that ask for what no build has. */
const ASKING = {
  "unknown-entry": '{% load webpack %}{% webpack_js "ap" %}',
  "unknown-asset": '{% load webpack %}{% webpack_asset "images/logo.png" %}',
};
const BUILD = "cd frontend && npm run build";
const BROKEN_SCRIPT = 'import { nothing } from "./not-there";\nnothing();\n';

const suite = ownScope();
let project: Project;
/** Django in debug under runserver, and in production under gunicorn, both of the same folder. */
let debug: Site;
let production: Site;
/** What was said in debug, by cause. */
const sentences = new Map<string, string>();

before(async () => {
  project = await projectWithFrontend(suite);
  for (const [name, template] of Object.entries(ASKING)) {
    writeFileSync(join(project.frontend, "templates", `${name}.html`), template);
    const page = `path("${name}/", TemplateView.as_view(template_name="${name}.html"))`;
    const lines = `\nfrom django.views.generic import TemplateView\nurlpatterns += [${page}]\n`;
    appendFileSync(join(project.folder, "mysite/urls.py"), lines);
  }
  debug = await runserver(suite, { cwd: project.folder, python: project.python });
  // A manifest that is good is read once in production: here, each request meets a worker that has read none.
  const env = { GUNICORN_CMD_ARGS: "--max-requests 1" };
  const backend = "frontend.storage.CompressedManifestStaticFilesStorage";
  production = (await deploy(suite, project, { django: "5.2", backend, env })).site;
});
after(() => suite.end());

describe("a page whose manifest cannot be used", () => {
  if (isDefault) testByHand();

  it("goes away by itself once there is a build", async (t) => {
    replace(t, manifest(), undefined);
    const { page } = await openTab(t, await openBrowser(t));
    await page.goto(`${debug.url}/frontend/`);
    await page.getByText("The frontend has not been built yet").first().waitFor();
    await npm(project.frontend, "run", "build");
    await page.getByLabel("One more").waitFor();
    assert.equal(await page.locator("h1").innerText(), "Your frontend works");
  });
});

/** Manifests and pages that are broken by hand: Python reads them, whoever would have written them. */
function testByHand(): void {
  for (const { name, content, error, says } of BROKEN_MANIFESTS) {
    it(`${name}: says so in debug, and to the log alone in production`, async (t) => {
      replace(t, manifest(), content);
      const sentence = await assertExplained(`${debug.url}/frontend/`, { error, says, fix: BUILD });
      sentences.set(name, sentence);
      assertIncludes(sentence, join(project.frontend, "manifest.json"));
      await assertRefused("/frontend/", error, says);
    });
  }

  it("files that are not there: says so in debug; production serves on, and its check warns", async (t) => {
    const [script] = Object.values(build()).filter((path) => String(path).endsWith(".js"));
    replace(t, join(project.frontend, "static", String(script)), undefined);
    const expected = { error: "FilesMissing", says: "that cannot be found, the first is", fix: BUILD };
    sentences.set("absent files", await assertExplained(`${debug.url}/frontend/`, expected));
    // There, files may be on a CDN alone, where nobody can look.
    assertDiscreet(await ask(`${production.url}/frontend/`), project.folder);
    assert.equal((await ask(`${production.url}/frontend/`)).status, 200);
    const check = await run(project.python, ["manage.py", "check"], { cwd: project.folder });
    assert.match(check.stderr, /frontend\.W002/);
  });

  it("an entry and an asset that no build has: names the nearest, in production to the log alone", async () => {
    for (const [path, error, says, fix] of [
      ["/unknown-entry/", "EntryNotFound", '"ap"', '"app"'],
      ["/unknown-asset/", "AssetNotFound", '"images/logo.png"', '"images/logo.svg"'],
    ] as const) {
      sentences.set(error, await assertExplained(`${debug.url}${path}`, { error, says, fix }));
      await assertRefused(path, error, says);
    }
  });
}

describe("a compilation that fails", { timeout: 900_000 }, () => {
  it("leaves the last build alone: shown in debug until it succeeds, not noticed in production", async (t) => {
    const restore = edit(t, join(project.frontend, "src/entries/app.ts"), /^/, BROKEN_SCRIPT);
    const good = snapshot();
    const { code, stdout } = await run("npm", ["run", "build"], { cwd: project.frontend });
    assert.notEqual(code, 0);
    assert.match(stdout, /not-there/);
    assert.deepEqual(snapshot(), good);
    assert.ok(existsSync(join(project.frontend, ".webpack/build.json")));

    const says = "The frontend's last build failed with";
    const expected = { error: "BuildFailed", says, fix: BUILD, details: ["src/entries/app.ts", "'./not-there'"] };
    sentences.set("failed build", await assertExplained(`${debug.url}/frontend/`, expected));
    const page = await fetchPage(`${production.url}/frontend/`);
    assert.deepEqual(await brokenLinks(page), []);

    const tab = await openTab(t, await openBrowser(t));
    await tab.page.goto(`${debug.url}/frontend/`);
    await tab.page.getByText(says).first().waitFor();
    restore();
    await npm(project.frontend, "run", "build");
    await tab.page.getByLabel("One more").waitFor();
    assert.ok(!existsSync(join(project.frontend, ".webpack/build.json")));
    assert.deepEqual(snapshot(), good);
  });

  it("is shown with webpack's words while the dev server runs, and goes away with the correction", async (t) => {
    const restore = edit(t, join(project.frontend, "src/entries/app.ts"), /^/, BROKEN_SCRIPT);
    const port = await freePort();
    await startDevServer(t, project.frontend, { port, backend: debug.url, status: "failed" });
    const expected = {
      error: "BuildFailed",
      says: "the dev server reports 1 error",
      fix: "the dev server compiles it again by itself",
      details: ["src/entries/app.ts", "'./not-there'"],
    };
    sentences.set("failed compilation", await assertExplained(`${debug.url}/frontend/`, expected));
    assert.equal((await ask(`${production.url}/frontend/`)).status, 200);

    const tab = await openTab(t, await openBrowser(t));
    await tab.page.goto(`${debug.url}/frontend/`);
    await tab.page.getByText(expected.says).first().waitFor();
    restore();
    await tab.page.getByLabel("One more").waitFor();
  });
});

describe("the manifest of a dev server that has not compiled, or writes no more", () => {
  it("makes nobody wait while webpack compiles for the first time", async (t) => {
    replace(t, devManifest(project.frontend), '{ "entrypoints": {}, "errors": [], "status": "compiling" }');
    const expected = { error: "Compiling", says: "is compiling for the first time", fix: "wait a few seconds" };
    sentences.set("first compilation", await assertExplained(`${debug.url}/frontend/`, expected));
    assert.equal((await ask(`${production.url}/frontend/`)).status, 200);
  });

  it("is as if it were not there, when there is a build", async (t) => {
    leaveStale(t);
    for (const { url } of [debug, production]) {
      const page = await fetchPage(`${url}/frontend/`);
      assert.deepEqual(await brokenLinks(page), []);
      assert.doesNotMatch(page.html, /:9091/);
    }
  });

  it("is the explanation, when there is none", async (t) => {
    leaveStale(t);
    replace(t, manifest(), undefined);
    const says = "The dev server wrote nothing for";
    const expected = { error: "DevServerStopped", says, fix: "cd frontend && npm run dev" };
    sentences.set("stale dev manifest", await assertExplained(`${debug.url}/frontend/`, expected));
    await assertRefused("/frontend/", "ManifestMissing", "The frontend has not been built yet");
  });

  function leaveStale(scope: Parameters<typeof replace>[0]): void {
    const files = { "app.js": "http://localhost:9091/js/app.js" };
    const entrypoints = { app: { assets: { js: Object.values(files), css: [] }, preload: [], prefetch: [] } };
    const content = JSON.stringify({ ...files, entrypoints, status: "ready", errors: [] });
    replace(scope, devManifest(project.frontend), content);
    const then = Date.now() / 1000 - 60;
    utimesSync(devManifest(project.frontend), then, then);
  }
});

it("each cause has a message of its own", () => {
  const byHand = isDefault ? BROKEN_MANIFESTS.length + 3 : 0;
  assert.equal(sentences.size, byHand + 4, [...sentences.keys()].join());
  assert.equal(new Set(sentences.values()).size, sentences.size, [...sentences.values()].join("\n"));
});

function manifest(): string {
  return join(project.frontend, "manifest.json");
}

function build(): Record<string, unknown> {
  return JSON.parse(readFileSync(manifest(), "utf8")) as Record<string, unknown>;
}

/** In production: an error page that says nothing, and a log that says what to do. */
async function assertRefused(path: string, error: string, says: string): Promise<void> {
  const logged = production.server.output().length;
  const answer = await ask(`${production.url}${path}`);
  assert.equal(answer.status, 500);
  assertDiscreet(answer, project.folder);
  const log = () => production.server.output().slice(logged);
  await until("the log", () => log().includes("Fix: "));
  for (const words of [`${error}: `, says, `Internal Server Error: ${path}`]) assertIncludes(log(), words);
}

/** What a failed build must leave as it is: the manifest, and every file that was built. */
function snapshot(): unknown[] {
  const folder = join(project.frontend, "static/frontend");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return [readFileSync(manifest(), "utf8"), files.map((file) => [file, statSync(join(folder, file)).size])];
}

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { startDevServer } from "../support/dev-server.ts";
import { djangoPython } from "../support/django.ts";
import { create, installPackages, npm } from "../support/frontend.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { freePort } from "../support/ports.ts";
import { succeed } from "../support/processes.ts";
import { changes, copyProject, diff } from "../support/projects.ts";
import { manage, runserver } from "../support/serve.ts";
import { ownScope } from "../support/temporary.ts";
import { checks, isDefault, variant } from "../support/variant.ts";

const STATE = ".webpack-frontend.json";
/** What installing, building and running make. */
const MADE = /node_modules|__pycache__|\.pyc$|^static\/frontend|^manifest\.json|^\.webpack\//;

const suite = ownScope();
let python: string;

before(async () => {
  python = await djangoPython("5.2");
});
after(() => suite.end());

describe("a project that has a package.json, a manifest.json and an app.js of its own", { timeout: 900_000 }, () => {
  let folder: string;
  let frontend: string;

  before(async () => {
    folder = await copyProject(suite, "own-package-json");
    frontend = join(folder, "frontend");
    const env = { VIRTUAL_ENV: dirname(dirname(python)) };
    const { code, stdout, stderr } = await create(folder, ["django", "--yes", ...variant.options], env, {
      online: true,
    });
    assert.equal(code, 0, stdout + stderr);
    // The smoke test comes without a build: this one is before the first.
    await manage({ cwd: folder, python }, "test", "frontend");
    await npm(frontend, "run", "build");
  });

  it("serves its own static files as before, beside the build", async (t) => {
    const site = await runserver(t, { cwd: folder, python });
    for (const file of ["static/js/app.js", "static/manifest.json"]) {
      const response = await fetch(`${site.url}/${file}`);
      assert.equal(await response.text(), readFileSync(join(folder, file), "utf8"));
    }
    assert.deepEqual(await brokenLinks(await fetchPage(`${site.url}/frontend/`)), []);

    const port = await freePort();
    await startDevServer(t, frontend, { port, backend: site.url });
    const page = await fetchPage(`${site.url}/frontend/`);
    assert.ok(page.html.includes(`:${port}/`), page.html);
  });

  it("keeps its smoke test, linter, types and unit tests green", async () => {
    await manage({ cwd: folder, python }, "test", "frontend");
    for (const script of checks) await npm(frontend, "run", script);
  });

  it("shows the new files and the wiring in git, and nothing that was installed or built", async () => {
    // Python writes them wherever it is not told otherwise.
    await succeed(python, ["manage.py", "check"], { cwd: folder, env: { PYTHONDONTWRITEBYTECODE: undefined } });
    for (const made of ["__pycache__", "node_modules", "static/frontend", "manifest.json", ".webpack"]) {
      assert.ok(existsSync(join(frontend, made)), `${made} is there to be ignored`);
    }
    const state = JSON.parse(readFileSync(join(frontend, STATE), "utf8")) as { files: Record<string, unknown> };
    const added = [...Object.keys(state.files), STATE, "package-lock.json"];
    assert.deepEqual(
      added.filter((file) => MADE.test(file)),
      [],
    );
    const expected = [...added.map((file) => `?? frontend/${file}`), " M shop/settings.py", " M shop/urls.py"];
    assert.deepEqual(await changes(folder), expected.sort());
    const lines = (await diff(folder)).split("\n").filter((line) => /^[-+](?![-+])/.test(line));
    assert.deepEqual(lines, [
      '+    "frontend",',
      "-from django.urls import path",
      "+from django.urls import include, path",
      '+    path("frontend/", include("frontend.urls")),',
    ]);
  });

  if (isDefault) it("passes ruff with its defaults", passesRuff);

  async function passesRuff(): Promise<void> {
    const requirements = readFileSync(join(import.meta.dirname, "../python/requirements.txt"), "utf8");
    const [pinned = ""] = /^ruff==.+$/m.exec(requirements) ?? [];
    const ruff = await virtualEnvironment("ruff", [pinned]);
    for (const words of [["check"], ["format", "--check"]]) {
      await succeed(ruff, ["-m", "ruff", ...words, "--isolated", "--no-cache", "frontend"], { cwd: folder });
    }
  }
});

// For a variant, test/frontend/build.test.ts builds and checks both languages under another name.
if (isDefault) it("plain CSS in a folder of another name: built, linted, tested and served under that name", plainCss);

async function plainCss(t: TestContext): Promise<void> {
  const folder = await copyProject(t, "own-package-json");
  const env = { VIRTUAL_ENV: dirname(dirname(python)) };
  const words = ["django", "--yes", "--no-install", "--styles", "css", "--directory", "web", ...variant.options];
  const { code, stdout, stderr } = await create(folder, words, env);
  assert.equal(code, 0, stdout + stderr);
  const web = join(folder, "web");
  await installPackages(web);
  await npm(web, "run", "build");
  for (const script of ["lint", "typecheck", "test"]) await npm(web, "run", script);
  await manage({ cwd: folder, python }, "test", "web");

  const site = await runserver(t, { cwd: folder, python });
  const page = await fetchPage(`${site.url}/web/`);
  assert.deepEqual(await brokenLinks(page), []);
  assert.ok(
    page.links.some(({ url }) => url.startsWith(`${site.url}/static/web/js/app.`)),
    page.html,
  );
  assert.ok((await changes(folder)).every((line) => /^( M shop|\?\? web)\//.test(line)));
}

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { it } from "node:test";
import { djangoPython } from "../support/django.ts";
import { brokenLinks, fetchPage } from "../support/pages.ts";
import { succeed } from "../support/processes.ts";
import { copyProject } from "../support/projects.ts";
import { manage, runserver } from "../support/serve.ts";

const root = resolve(import.meta.dirname, "../..");

/** The first commands of docs/by-hand.md, as a user copies them. */
function commandsOfPage(): string {
  const page = readFileSync(join(root, "docs/by-hand.md"), "utf8");
  const block = /```sh\n([\s\S]*?)```/.exec(page)?.[1];
  assert.ok(block, "docs/by-hand.md has commands");
  return block;
}

function replace(file: string, old: string, by: string): void {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(old), `${old} is in ${file}`);
  writeFileSync(file, text.replace(old, by));
}

it("the templates, copied by hand as the documentation says, install, build, lint and run", async (test) => {
  const project = await copyProject(test, "startproject");
  const clone = dirname(project);
  cpSync(join(root, "templates"), join(clone, "templates"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  const commands = commandsOfPage().replaceAll("mysite/", "startproject/");
  await succeed("sh", ["-e", "-c", commands], { cwd: clone, timeout: 900_000 });
  assert.ok(existsSync(join(project, "frontend/manifest.json")));

  replace(join(project, "mysite/settings.py"), "INSTALLED_APPS = [", 'INSTALLED_APPS = [\n    "frontend",');
  replace(join(project, "mysite/urls.py"), "from django.urls import path", "from django.urls import include, path");
  replace(
    join(project, "mysite/urls.py"),
    "urlpatterns = [",
    'urlpatterns = [\n    path("frontend/", include("frontend.urls")),',
  );
  const serving = { cwd: project, python: await djangoPython("5.2") };
  await manage(serving, "check", "--fail-level", "WARNING");
  await manage(serving, "test", "frontend");
  const { url } = await runserver(test, serving);
  const page = await fetchPage(`${url}/frontend/`);
  assert.equal(page.status, 200);
  assert.deepEqual(await brokenLinks(page), []);
});

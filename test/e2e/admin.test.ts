import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { withSettings } from "../support/deploy.ts";
import { startDevServer } from "../support/dev-server.ts";
import { djangoPython, type Django } from "../support/django.ts";
import { npm, projectWithFrontend, type Project } from "../support/frontend.ts";
import { freePort } from "../support/ports.ts";
import { manage, runserver, type Site } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";

const PASSWORD = "only for tests";

const suite = ownScope();
let project: Project;

before(async () => {
  project = await projectWithFrontend(suite);
  write("frontend/src/components/words.ts", "document.documentElement.dataset.times += 'one ';\n");
  write("frontend/src/entries/editor.ts", 'import "../styles/editor.css";\nimport "../components/words";\n');
  write("frontend/src/entries/picker.ts", 'import "../components/words";\n');
  write("frontend/src/styles/editor.css", "#header { outline: 3px solid rgb(1, 2, 3) }\n");
  write("shop/__init__.py", "");
  write(
    "shop/admin.py",
    `from django import forms
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from frontend.media import WebpackCSS, WebpackJS


class Editor(forms.TextInput):
    class Media:
        css = {"all": [WebpackCSS("editor")]}
        js = [WebpackJS("editor")]


class TypeForm(forms.ModelForm):
    class Meta:
        model = ContentType
        fields = "__all__"
        widgets = {"app_label": Editor, "model": Editor}


@admin.register(ContentType)
class TypeAdmin(admin.ModelAdmin):
    form = TypeForm

    class Media:
        js = [WebpackJS("picker")]
`,
  );
  write(
    "admin_settings.py",
    `import os
from csp.constants import NONCE, SELF
from mysite.settings import *

INSTALLED_APPS += ["shop"]
MIDDLEWARE = ["csp.middleware.CSPMiddleware", *MIDDLEWARE, "frontend.media.middleware"]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {
    "default-src": ["'none'"],
    "connect-src": [SELF, "http:", "ws:"],
    "img-src": [SELF, "data:"],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
}}
`,
  );
  await npm(project.frontend, "run", "build");
});
after(() => suite.end());

describe("an entry in the admin, under a Content-Security-Policy", { timeout: 900_000 }, () => {
  for (const version of ["5.2", "newest"] as const) {
    it(`runs once, from a build and from the dev server: Django ${version}`, async (t) => {
      const scope = ownScope();
      t.after(() => scope.end());
      const site = await startSite(scope, version);
      const { page, problems } = await logIn(scope, site, version);

      assert.match(
        await visit(page, site),
        /src="\/static\/frontend\/js\/editor\.\w+\.js" defer[^>]* integrity="sha384-/,
      );
      await startDevServer(scope, project.frontend, { port: await freePort(), backend: site.url });
      assert.match(await visit(page, site), /src="http:\/\/127\.0\.0\.1:\d+\/js\/editor\.js" defer/);
      assert.deepEqual(problems, []);
    });
  }
});

async function startSite(scope: Scope, version: Django): Promise<Site> {
  const env = { ...withSettings("admin_settings"), DJANGO_SUPERUSER_PASSWORD: PASSWORD };
  const serving = { cwd: project.folder, python: await djangoPython(version), env };
  await manage(serving, "migrate", "--verbosity=0");
  await manage(serving, "createsuperuser", "--no-input", `--username=${version}`, "--email=a@example.com");
  return runserver(scope, serving);
}

async function logIn(scope: Scope, site: Site, name: string): Promise<Tab> {
  const tab = await openTab(scope, await openBrowser(scope));
  await tab.page.goto(`${site.url}/admin/`);
  await tab.page.getByLabel("Username:").fill(name);
  await tab.page.getByLabel("Password:").fill(PASSWORD);
  await tab.page.getByRole("button", { name: "Log in" }).click();
  await tab.page.waitForURL(`${site.url}/admin/`);
  return tab;
}

/** @returns the HTML of a form with the entry, which has run once and has its style sheet */
async function visit(page: Page, site: Site): Promise<string> {
  const response = await page.goto(`${site.url}/admin/contenttypes/contenttype/add/`);
  const html = (await response?.text()) ?? "";
  await page.waitForFunction(() => "times" in document.documentElement.dataset);
  assert.equal(await page.evaluate("document.documentElement.dataset.times"), "undefinedone ");
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('#header')).outlineColor"), "rgb(1, 2, 3)");
  for (const name of ["editor", "picker"])
    assert.ok(html.split(`/js/${name}.`).length <= 2, `${name} is printed more than once`);
  return html;
}

function write(name: string, content: string): void {
  const file = join(project.folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
}

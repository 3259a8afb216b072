import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { tree } from "../python/tree.ts";
import { only as onlyProject } from "./only.ts";

const only = (files: Record<string, string>) => onlyProject(django, files);
const manage = (settings: string) => `import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${settings}")\n`;
const settings =
  'ROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = [\n    "django.contrib.admin",\n    "blog.apps.BlogConfig",\n]\n';
const urls = "from django.urls import path\n\nurlpatterns = []\n";
const mysite = { "manage.py": manage("mysite.settings"), "mysite/settings.py": settings, "mysite/urls.py": urls };

describe("detection of Django", () => {
  it("gives the places that speak for it", () => {
    assert.deepEqual(
      only({ ...mysite, "pyproject.toml": '[project]\nname = "shop"\ndependencies = [\n  "Django>=5.2",\n]\n' })
        .evidence,
      [
        "django: manage.py, INSTALLED_APPS in mysite/settings.py:2",
        "urlpatterns in mysite/urls.py:3",
        "Django>=5.2 in pyproject.toml:4",
      ],
    );
  });

  it("finds a project below the folder, and puts the frontend beside its manage.py", () => {
    const project = only({
      "services/web/manage.py": manage("mysite.settings"),
      "services/web/mysite/settings.py": settings,
      "services/web/mysite/urls.py": urls,
    });
    assert.equal(project.base, "services/web");
    assert.deepEqual(
      project.wiring("frontend").map(({ file }) => file),
      ["services/web/mysite/settings.py", "services/web/mysite/urls.py"],
    );
  });

  it("puts the frontend into src/ where the settings are imported from there", () => {
    assert.equal(
      only({ "manage.py": manage("mysite.settings"), "src/mysite/settings.py": settings, "src/mysite/urls.py": urls })
        .base,
      "src",
    );
  });

  it("passes virtual environments, node_modules and hidden folders by", () => {
    const strangers = ["venv/lib/x", "node_modules/x", ".tox/x", "build/lib/x", "env/x/site-packages/y"];
    const copies = strangers.map((folder) => [`${folder}/manage.py`, manage("mysite.settings")]);
    const files = Object.fromEntries(copies) as Record<string, string>;
    assert.deepEqual(django.detect(tree({ ...files, "venv/pyvenv.cfg": "", "env/pyvenv.cfg": "" })).projects, []);
  });

  it("means the project of the folder, not the examples below it", () => {
    const example = { "examples/one/manage.py": manage("one.settings"), "examples/one/one/settings.py": settings };
    assert.deepEqual(only({ ...mysite, ...example }).base, "");
  });

  it("gives both of two projects", () => {
    const two = Object.fromEntries(
      ["a", "b"].flatMap((name) => Object.entries(mysite).map(([path, text]) => [`${name}/${path}`, text])),
    );
    assert.deepEqual(
      django.detect(tree(two)).projects.map(({ base }) => base),
      ["a", "b"],
    );
  });

  it("takes the settings module from pyproject.toml where manage.py does not spell it out", () => {
    const pyproject = '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "mysite.settings"\n';
    assert.equal(only({ ...mysite, "manage.py": "import django\n", "pyproject.toml": pyproject }).name, "mysite");
  });

  it("names the project as pyproject.toml, its package or its folder does", () => {
    assert.equal(only({ ...mysite, "pyproject.toml": '[tool.poetry]\nname = "bookshop"\n' }).name, "bookshop");
    assert.equal(only(mysite).name, "mysite");
    assert.match(only({ "manage.py": manage("config.settings"), "config/settings.py": settings }).name, /^tree-/);
  });
});

describe("what is said where there is no project", () => {
  it("names the dependency, and the file that was looked for", () => {
    assert.deepEqual(django.detect(tree({ "requirements/base.txt": "# web\nDjango==5.2\n" })).hints, [
      "Django is named in requirements/base.txt:2, but no manage.py was found.",
    ]);
  });

  it("names a manage.py above, where somebody has gone too deep", () => {
    const root = tree({ "manage.py": manage("mysite.settings"), "mysite/settings.py": settings, "shop/models.py": "" });
    assert.deepEqual(django.detect(join(root, "shop")).hints, [
      `There is a manage.py above: ${join(root, "manage.py")}`,
    ]);
  });

  it("names the settings module that is missing", () => {
    assert.deepEqual(django.detect(tree({ "manage.py": manage("gone.settings") })).hints, [
      "manage.py:3 names the settings gone.settings, but there is no such module.",
    ]);
  });

  it("names a manage.py that names no settings", () => {
    assert.deepEqual(django.detect(tree({ "manage.py": "from flask_script import Manager\n" })).hints, [
      "manage.py was found, but it does not name a settings module (DJANGO_SETTINGS_MODULE).",
    ]);
  });
});

describe("the name of the frontend folder", () => {
  const project = only({
    ...mysite,
    "web.py": "",
    "requirements.txt": "some-ui==1\n",
    "old/.webpack-frontend.json": "{}",
    "mysite/__init__.py": "",
    "mysite/urls.py": urls,
  });
  const taken: [string, RegExp | undefined][] = [
    ["frontend", undefined],
    ["my-frontend", /which Python imports: use the letters/],
    ["2fa", /which Python imports: use the letters/],
    ["class", /a word of the Python language/],
    ["json", /would hide the module json/],
    ["django", /would hide the module django/],
    ["web", /taken by the module web\.py/],
    ["blog", /taken by the app blog\.apps\.BlogConfig in mysite\/settings\.py:4/],
    ["admin", /taken by the app django\.contrib\.admin in mysite\/settings\.py:3/],
    ["some_ui", /taken by the package some-ui==1 in requirements\.txt:1/],
    ["mysite", /taken by the package mysite\//],
    ["old", undefined],
  ];
  for (const [name, problem] of taken) {
    it(`${name} ${problem ? "is refused" : "is free"}`, () => {
      if (problem) assert.match(project.nameProblem(name) ?? "", problem);
      else assert.equal(project.nameProblem(name), undefined);
    });
  }

  const installed = (app: string) => ({
    ...mysite,
    "mysite/settings.py": settings.replace("blog.apps.BlogConfig", app),
  });

  it("is taken by an app of this name that lies somewhere in the project", () => {
    for (const folder of ["frontend", "apps/frontend"]) {
      const project = only({ ...installed("frontend"), [`${folder}/__init__.py`]: "" });
      assert.match(project.nameProblem("frontend") ?? "", /taken by the app frontend/);
    }
    assert.match(only(installed("blog.frontend")).nameProblem("frontend") ?? "", /taken by the app blog\.frontend/);
  });

  it("stays ours when the line was typed in before there is a folder, or when an earlier run rendered it", () => {
    assert.equal(only(installed("frontend")).nameProblem("frontend"), undefined);
    assert.equal(only(installed("frontend.apps.WebpackConfig")).nameProblem("frontend"), undefined);
    const rendered = { "frontend/__init__.py": "", "frontend/.webpack-frontend.json": "{}" };
    assert.equal(only({ ...installed("frontend"), ...rendered }).nameProblem("frontend"), undefined);
  });
});

describe("wiring", () => {
  it("takes the URLs beside the settings where ROOT_URLCONF is computed, or is refused with the snippet", () => {
    const computed = { ...mysite, "mysite/settings.py": settings.replace('"mysite.urls"', 'NAME + ".urls"') };
    const [, beside] = only(computed).wiring("web");
    assert.equal(beside?.file, "mysite/urls.py");
    assert.equal(beside.edit(urls).status, "edited");
    const [, unknown] = only(
      Object.fromEntries(Object.entries(computed).filter(([file]) => file !== "mysite/urls.py")),
    ).wiring("web");
    assert.equal(unknown?.edit(urls).status, "refused");
    assert.match(
      unknown.snippet,
      /^# in the module that ROOT_URLCONF names:\n[^]*path\("web\/", include\("web\.urls"\)\)/,
    );
  });

  it("points at the settings of the server if those do not pass through the edited file", () => {
    const server = {
      "mysite/wsgi.py": manage("mysite.production"),
      "mysite/production.py": 'INSTALLED_APPS = ["blog"]\n',
    };
    assert.deepEqual(only({ ...mysite, ...server }).notices("frontend", new Map()), [
      'mysite/production.py:1 (mysite.production) sets INSTALLED_APPS for itself: add "frontend" there as well.',
    ]);
  });

  it("points at a storage that hashes a second time", () => {
    const backend = "whitenoise.storage.CompressedManifestStaticFilesStorage";
    const storage = `STORAGES = {\n    "staticfiles": {"BACKEND": "${backend}"},\n}\n`;
    assert.deepEqual(only({ ...mysite, "mysite/settings.py": settings + storage }).notices("web", new Map()), [
      `mysite/settings.py:7 names ${backend}, which hashes a second time what the build has hashed.\n` +
        'Put "web.storage.CompressedManifestStaticFilesStorage" in its place.',
    ]);
  });

  it("checks with the project's own interpreter", async () => {
    const project = only({ ...mysite, ".venv/pyvenv.cfg": "", ".venv/bin/python": "#!/bin/sh\n" });
    const { command = [], folder } = (await project.check()) ?? {};
    assert.match(command[0] ?? "", /\/\.venv\/bin\/python$/);
    assert.deepEqual(command.slice(1), ["manage.py", "check"]);
    assert.equal(folder, "");
  });

  it("starts with the server of the folder of manage.py", () => {
    const project = only({
      "backend/manage.py": manage("mysite.settings"),
      "backend/mysite/settings.py": settings,
      "backend/mysite/urls.py": urls,
    });
    assert.deepEqual(project.start, {
      command: "python manage.py runserver",
      folder: "backend",
      url: "http://127.0.0.1:8000",
    });
  });
});

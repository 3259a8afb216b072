import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { tree } from "../python/tree.ts";
import { addedLines, only } from "./only.ts";

const SILENT = "from django.core.management import execute_from_command_line\n\nexecute_from_command_line()\n";
const naming = (module: string) => `import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "${module}")\n`;
const SETTINGS = 'ROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = []\n';
const URLS = "urlpatterns = []\n";
const mysite = { "manage.py": SILENT, "mysite/settings.py": SETTINGS, "mysite/urls.py": URLS };

describe("the settings module, where manage.py names none", () => {
  const places: Record<string, string>[] = [
    { "mysite/wsgi.py": naming("mysite.settings") },
    { "mysite/asgi.py": naming("mysite.settings") },
    { ".env": "DEBUG=1\nexport DJANGO_SETTINGS_MODULE='mysite.settings'\n" },
    { "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = mysite.settings\n" },
    { "pyproject.toml": '[tool.pytest.ini_options]\nDJANGO_SETTINGS_MODULE = "mysite.settings"\n' },
    { "pyproject.toml": '[tool.django-stubs]\ndjango_settings_module = "mysite.settings"\n' },
    { "tox.ini": "[pytest]\nDJANGO_SETTINGS_MODULE=mysite.settings\n" },
    { "tox.ini": "[testenv]\nsetenv =\n    DJANGO_SETTINGS_MODULE = mysite.settings\n" },
    { "setup.cfg": "[tool:pytest]\nDJANGO_SETTINGS_MODULE = mysite.settings\n" },
    { "setup.cfg": "[mypy.plugins.django-stubs]\ndjango_settings_module = mysite.settings\n" },
  ];
  for (const files of places) {
    it(`is the one of ${Object.entries(files).flat().join(": ").replaceAll("\n", " ").trim()}`, () => {
      assert.match(only(django, { ...mysite, ...files }).evidence[0] ?? "", /INSTALLED_APPS in mysite\/settings\.py:2/);
      const below = Object.entries({ ...mysite, ...files }).map(([path, text]) => [`web/${path}`, text]);
      assert.equal(only(django, Object.fromEntries(below) as Record<string, string>).base, "web");
    });
  }

  it("is given to the commands, which would not find it", async () => {
    const environment = { ".venv/pyvenv.cfg": "", ".venv/bin/python": "" };
    const project = only(django, { ...mysite, ...places[0], ...environment });
    assert.deepEqual(project.start.env, { DJANGO_SETTINGS_MODULE: "mysite.settings" });
    assert.deepEqual((await project.check())?.command.slice(1), [
      "manage.py",
      "check",
      "--settings",
      "mysite.settings",
    ]);
  });

  it("is the first that there is", () => {
    const files = {
      ...mysite,
      "mysite/wsgi.py": naming("gone.settings"),
      "pytest.ini": "[pytest]\nDJANGO_SETTINGS_MODULE = mysite.settings\n",
    };
    assert.equal(only(django, files).base, "");
    assert.equal(only(django, { ...mysite, ...places[0], "manage.py": naming("local_settings_of_mine") }).base, "");
  });
});

describe("a manage.py in a package", () => {
  const box = {
    "manage.py": naming("core.settings"),
    "__init__.py": "",
    "core/__init__.py": "",
    "core/settings.py": 'ROOT_URLCONF = "box.core.urls"\nINSTALLED_APPS = []\n',
    "core/urls.py": URLS,
  };
  const parent = Object.fromEntries(Object.entries(box).map(([path, text]) => [`box/${path}`, text]));

  it("finds what it names from the folder above, in that folder and in its own", () => {
    assert.deepEqual(Object.keys(addedLines(only(django, parent))), ["box/core/settings.py", "box/core/urls.py"]);
    const [project] = django.detect(join(tree(parent), "box")).projects;
    assert.deepEqual(
      project?.wiring("frontend").map(({ file }) => file),
      ["core/settings.py", "core/urls.py"],
    );
    assert.equal(project.base, "");
  });

  it("finds its settings from there as well", () => {
    const whole = { ...parent, "box/manage.py": naming("box.core.settings") };
    assert.deepEqual(Object.keys(addedLines(only(django, whole))), ["box/core/settings.py", "box/core/urls.py"]);
    const [project] = django.detect(join(tree(whole), "box")).projects;
    assert.deepEqual(
      project?.wiring("frontend").map(({ file }) => file),
      ["core/settings.py", "core/urls.py"],
    );
  });

  it("takes nothing that lies outside of the folder", () => {
    const root = tree({ "web/manage.py": naming("other.settings"), "other/settings.py": SETTINGS });
    assert.deepEqual(django.detect(join(root, "web")).hints, [
      "manage.py:3 names the settings other.settings, but there is no such module.",
    ]);
  });
});

describe("Python that cannot be read", () => {
  const template = "{% if cookiecutter.api %}\nfrom fastapi import FastAPI\n{% endif %}\n\napp = FastAPI()\n";

  it("is passed over where it is a template, and named where there is nothing else", () => {
    const files = { "main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n", "skeleton/app.py": template };
    assert.equal(only(fastapi, files).base, "");
    assert.deepEqual(fastapi.detect(tree({ "skeleton/app.py": template })), {
      projects: [],
      hints: [
        "skeleton/app.py is a template, which cannot be read as Python: run the command in a project that is made from it.",
      ],
    });
  });

  it("is no Django project in a folder whose name is made later", () => {
    const slug = Object.fromEntries(
      Object.entries({ ...mysite, "manage.py": naming("mysite.settings") }).map(([path, text]) => [
        `{{cookiecutter.slug}}/${path}`,
        text,
      ]),
    );
    assert.deepEqual(django.detect(tree(slug)).projects, []);
    assert.equal(only(django, { ...slug, ...mysite, "manage.py": naming("mysite.settings") }).base, "");
    assert.deepEqual(django.detect(tree({ "manage.py": `{% if x %}\n${naming("{{ x }}.settings")}` })).hints, [
      "manage.py is a template of a script, which cannot be read as Python.",
    ]);
  });

  it("is refused with something to do where it is the file to edit", () => {
    const broken = {
      ...mysite,
      "manage.py": naming("mysite.settings"),
      "mysite/settings.py": 'ROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = [\n    "a",\n{{ more }\n]\n',
    };
    const [apps] = only(django, broken).wiring("frontend");
    const result = apps?.edit(broken["mysite/settings.py"]);
    assert.ok(result?.status === "refused");
    assert.match(result.reason, /cannot be read as Python/);
    assert.match(result.snippet, /\[\*INSTALLED_APPS, "frontend"\]/);
    const text = "from fastapi import FastAPI\n\napp = FastAPI(\n\nprint(1\n";
    const [own] = only(fastapi, { "main.py": text }).wiring("frontend");
    const refused = own?.edit(text);
    assert.ok(refused?.status === "refused");
    assert.match(refused.reason, /cannot be read as Python/);
    assert.match(refused.snippet, /frontend\.init_app\(app\)/);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { pyramid } from "../../../../generators/project/backends/pyramid.ts";
import { FLOORS } from "../../../../generators/project/python/floors.ts";
import { only } from "../backends/only.ts";

const PROJECTS = {
  django: [
    django,
    {
      "manage.py": 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")\n',
      "settings.py": "INSTALLED_APPS = []\n",
    },
  ],
  flask: [flask, { "app.py": "from flask import Flask\n\napp = Flask(__name__)\n" }],
  fastapi: [fastapi, { "main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n" }],
  starlette: [fastapi, { "main.py": "from starlette.applications import Starlette\n\napp = Starlette()\n" }],
  pyramid: [pyramid, { "app.py": "from pyramid.config import Configurator\n\nconfig = Configurator()\n" }],
} as const;

const tooOld = (kind: keyof typeof PROJECTS, files: Record<string, string>) => {
  const [backend, own] = PROJECTS[kind];
  return only(backend, { ...own, ...files }).tooOld();
};
const environment = { ".venv/pyvenv.cfg": "home = /usr\nversion = 3.12.1\n", ".venv/bin/python": "" };
const installed = (name: string) => ({ [`.venv/lib/python3.12/site-packages/${name}.dist-info/METADATA`]: "" });

describe("a version below the floor", () => {
  const cases: [keyof typeof PROJECTS, Record<string, string>, string][] = [
    ["django", { "requirements.txt": "# the web\nsix\nDjango==1.10.6\n" }, "Django==1.10.6 in requirements.txt:3"],
    [
      "django",
      { "requirements/base.txt": "django[argon2] >= 2.2, < 4 ; python_version > '3.6'  # LTS\n" },
      "django[argon2] >= 2.2, < 4 ; python_version > '3.6' in requirements/base.txt:1",
    ],
    [
      "django",
      { "requirements.txt": "django==3.2 \\\n    --hash=sha256:00\n" },
      "django==3.2 \\ in requirements.txt:1",
    ],
    [
      "flask",
      { "pyproject.toml": '[project]\ndependencies = [\n  "flask-login",\n  "flask<2",\n]\n' },
      "flask<2 in pyproject.toml:4",
    ],
    [
      "flask",
      { "pyproject.toml": '[dependency-groups]\nweb = ["Flask~=0.12.0"]\n' },
      "Flask~=0.12.0 in pyproject.toml:2",
    ],
    [
      "fastapi",
      { "pyproject.toml": '[tool.poetry]\nname = "fastapi-x"\n\n[tool.poetry.dependencies]\nfastapi = "^0.103"\n' },
      "fastapi ^0.103 in pyproject.toml:5",
    ],
    [
      "fastapi",
      { "pyproject.toml": '[tool.pdm.dev-dependencies]\nweb = ["fastapi==0.103.1"]\n' },
      "fastapi==0.103.1 in pyproject.toml:2",
    ],
    ["fastapi", { "requirements.txt": "fastapi\nstarlette==0.27.0\n" }, "starlette==0.27.0 in requirements.txt:2"],
    ["starlette", { Pipfile: '[packages]\nstarlette = {version = "==0.20.4"}\n' }, "starlette ==0.20.4 in Pipfile:2"],
    [
      "pyramid",
      { "setup.cfg": "[options]\ninstall_requires =\n    pyramid>=1.10,<2\n" },
      "pyramid>=1.10,<2 in setup.cfg:3",
    ],
    [
      "pyramid",
      { "setup.py": 'from setuptools import setup\n\nsetup(install_requires=["pyramid==1.10.8"])\n' },
      "pyramid==1.10.8 in setup.py:3",
    ],
    [
      "django",
      {
        "uv.lock": 'version = 1\n\n[[package]]\nname = "django"\nversion = "3.2.25"\n',
        "requirements.txt": "django\n",
      },
      "django 3.2.25 in uv.lock:4",
    ],
    ["flask", { "poetry.lock": '[[package]]\nname = "Flask"\nversion = "2.2.5"\n' }, "Flask 2.2.5 in poetry.lock:2"],
    [
      "pyramid",
      { "Pipfile.lock": '{\n  "default": {\n    "pyramid": {\n      "version": "==1.10"\n    }\n  }\n}\n' },
      "pyramid 1.10 in Pipfile.lock:3",
    ],
    [
      "django",
      { ...environment, ...installed("Django-3.2.25"), "requirements.txt": "django\n" },
      "django 3.2.25 in .venv",
    ],
    [
      "flask",
      { "pyproject.toml": '[project]\nrequires-python = ">=3.7,<3.10"\n' },
      "python >=3.7,<3.10 in pyproject.toml:2",
    ],
    ["flask", { Pipfile: '[requires]\npython_version = "3.8"\n' }, "python 3.8 in Pipfile:2"],
    ["flask", { ".python-version": "3.9.18\n" }, "python 3.9.18 in .python-version:1"],
    ["flask", { "venv/pyvenv.cfg": "version_info = 3.9.2.final.0\n", "venv/bin/python": "" }, "python 3.9.2 in venv"],
  ];
  for (const [kind, files, evidence] of cases) {
    it(`is found for ${kind}: ${evidence}`, () => {
      assert.equal(tooOld(kind, files)?.evidence, evidence);
    });
  }
});

describe("a version that may do", () => {
  const cases: [string, keyof typeof PROJECTS, Record<string, string>][] = [
    ["without a version", "django", { "requirements.txt": "django\n" }],
    ["open above", "django", { "requirements.txt": "django>=1.8\n" }],
    ["a range with the floor in it", "django", { "requirements.txt": "django>=3.2,<5\n" }],
    ["another package of a like name", "django", { "requirements.txt": "django-environ==0.4\nDjango\n" }],
    ["from a URL", "flask", { "requirements.txt": "flask @ https://example.com/flask-0.12.zip\n" }],
    [
      "installed, whatever a file says",
      "django",
      { ...environment, ...installed("django-5.2"), "requirements.txt": "django==1.11\n" },
    ],
    [
      "locked, whatever a range says",
      "fastapi",
      { "uv.lock": '[[package]]\nname = "fastapi"\nversion = "0.115.0"\n', "requirements.txt": "fastapi<0.100\n" },
    ],
    [
      "one of those that it is tested with",
      "django",
      { "pyproject.toml": '[dependency-groups]\nold = ["django~=3.2.0"]\nnew = ["django~=5.2.0"]\n' },
    ],
    ["of Python", "flask", { "pyproject.toml": '[project]\nrequires-python = ">=3.8"\n', ".python-version": "3.12\n" }],
  ];
  for (const [name, kind, files] of cases) {
    it(`is left alone: ${name}`, () => {
      assert.equal(tooOld(kind, files), undefined);
    });
  }
});

describe("the floors", () => {
  const root = resolve(import.meta.dirname, "../../../..");

  it("are those that the README names", () => {
    const readme = readFileSync(`${root}/README.md`, "utf8");
    for (const { title, floor } of Object.values(FLOORS))
      assert.match(readme, new RegExp(`\\b${title} ${floor.replace(".", "\\.")}\\b`), title);
  });

  it("are those that are tested", () => {
    const tested = readFileSync(`${root}/scripts/django.mjs`, "utf8");
    for (const [name, { floor }] of Object.entries(FLOORS)) {
      if (name === "python" || name === "django") continue;
      assert.match(tested, new RegExp(`"${name}[~=]=${floor.replace(".", "\\.")}`, "i"), name);
    }
    assert.match(tested, new RegExp(`DJANGOS = .*\\["${FLOORS.django?.floor ?? ""}"`));
  });
});

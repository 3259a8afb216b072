import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { pyramid } from "../../../../generators/project/backends/pyramid.ts";
import { addedLines, only } from "./only.ts";

const APPS = {
  flask: { backend: flask, text: "from flask import Flask\n\napp = Flask(__name__)\n" },
  fastapi: { backend: fastapi, text: "from fastapi import FastAPI\n\napp = FastAPI()\n" },
  pyramid: {
    backend: pyramid,
    text: "from pyramid.config import Configurator\n\nwith Configurator() as config:\n    app = config.make_wsgi_app()\n",
  },
};

/** Files beside an application in `backend/`, and whether what is there is imported as a part of the package `backend`. */
const CASES: [string, Record<string, string>, boolean][] = [
  [
    "no package, since a module in it serves when it is run as a script",
    { "backend/run.py": 'from waitress import serve\n\nif __name__ == "__main__":\n    serve(None)\n' },
    false,
  ],
  ["a package, by its marker alone", {}, true],
  [
    "no package, since its siblings import one another by their names",
    { "backend/helpers.py": "def name(): ...\n", "backend/jobs.py": "from helpers import name\n" },
    false,
  ],
  [
    "no package, since its siblings import a folder by its name",
    {
      "backend/routers/__init__.py": "",
      "backend/routers/a.py": "x = 1\n",
      "backend/jobs.py": "from routers import a\n",
    },
    false,
  ],
  [
    "a package, since a sibling imports relatively",
    { "backend/helpers.py": "name = 1\n", "backend/jobs.py": "from .helpers import name\n" },
    true,
  ],
  [
    "a package, since a sibling imports it by its name",
    { "backend/helpers.py": "name = 1\n", "backend/jobs.py": "from backend.helpers import name\n" },
    true,
  ],
  [
    "a package, though a sibling imports an installed package of another sibling's name",
    {
      "backend/celery.py": "from celery import Celery\n\napp = Celery()\n",
      "backend/jobs.py": "from celery import shared_task\n",
    },
    true,
  ],
  [
    "a package, though a sibling imports a dependency of another sibling's name",
    { "backend/redis.py": "url = 1\n", "backend/jobs.py": "import redis\n", "requirements.txt": "redis\n" },
    true,
  ],
  [
    "a package, though a sibling imports a module of the standard library",
    { "backend/types.py": "x = 1\n", "backend/jobs.py": "import types\n" },
    true,
  ],
  ["no package, as the Dockerfile starts it", { "backend/Dockerfile": "CMD uvicorn main:app\n" }, false],
  ["no package, as the Procfile starts it", { Procfile: "web: gunicorn --chdir backend main:app\n" }, false],
  [
    "a package, as the Procfile starts it",
    {
      Procfile: "web: gunicorn backend.main:app\n",
      "backend/helpers.py": "name = 1\n",
      "backend/jobs.py": "from helpers import name\n",
    },
    true,
  ],
  [
    "no package, as FastAPI's entrypoint or an INI file has it",
    {
      "backend/pyproject.toml": '[tool.fastapi]\nentrypoint = "main:app"\n',
      "backend/app.ini": "[app:main]\npaste.app_factory = main:app\n",
    },
    false,
  ],
];

describe("whether a folder with an __init__.py is a package", () => {
  for (const [kind, { backend, text }] of Object.entries(APPS)) {
    for (const [name, files, isPackage] of CASES) {
      it(`${kind}: ${name}`, () => {
        const project = only(backend, {
          "backend/__init__.py": "",
          "backend/main.py": text,
          "README.md": "",
          ...files,
        });
        assert.deepEqual([project.base, project.package], ["backend", isPackage ? "backend" : ""]);
        const [line = ""] = addedLines(project)["backend/main.py"] ?? [];
        assert.equal(/["']frontend|^import frontend$/.test(line), !isPackage, line);
      });
    }
  }

  it("FastAPI is started and checked under the name that its siblings need", async () => {
    const files = {
      "backend/__init__.py": "",
      "backend/main.py": `from helpers import name\n${APPS.fastapi.text}`,
      "backend/helpers.py": "name = 1\n",
      "requirements.txt": "fastapi[standard]\n",
      ".venv/pyvenv.cfg": "",
      ".venv/bin/python": "#!/bin/sh\n",
    };
    const project = only(fastapi, files);
    assert.equal(project.start.command, "uvicorn main:app --reload --app-dir backend");
    const check = await project.check();
    assert.equal(check?.command.at(-1), 'import sys; sys.path.insert(0, "backend"); import main');
  });

  it("Flask, which would take it for a package, is started in it with Python's own path", async () => {
    const files = {
      "backend/__init__.py": "",
      "backend/main.py": `from helpers import name\n${APPS.flask.text}`,
      "backend/helpers.py": "name = 1\n",
      "requirements.txt": "flask\n",
      ".venv/pyvenv.cfg": "",
      ".venv/bin/python": "#!/bin/sh\n",
    };
    const project = only(flask, files);
    assert.equal(project.start.command, "python -m flask --app main run --debug");
    assert.equal(project.start.folder, "backend");
    const check = await project.check();
    assert.equal(check?.command.at(-1), "import main");
    assert.equal(check.folder, "backend");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { Sources } from "../../../../generators/project/backends/sources.ts";
import { tree } from "../python/tree.ts";
import { only } from "./only.ts";

const FLASK = "from flask import Flask\n\napp = Flask(__name__)\n";
const FASTAPI = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const FACTORY = "from flask import Flask\n\n\ndef create_app(config):\n    app = Flask(__name__)\n    return app\n";

const startsOf = (files: Record<string, string>) =>
  new Sources(tree(files)).starts.map(({ evidence, path, importRoot, name }) => [evidence, path, importRoot, name]);

describe("what a project starts", () => {
  const files = { "backend/main.py": FASTAPI, "backend/__init__.py": "" };
  const commands: [string, string, string][] = [
    [
      "Dockerfile",
      'FROM python:3.12\n# CMD uvicorn other:app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0:80"]\n',
      "uvicorn main:app in Dockerfile:3",
    ],
    [
      "deploy/api.Dockerfile",
      "CMD exec gunicorn \\\n  --bind 0.0.0.0:80 \\\n  -k uvicorn.workers.UvicornWorker main:app\n",
      "gunicorn main:app in deploy/api.Dockerfile:1",
    ],
    [
      "Procfile",
      "release: ./migrate\nweb: hypercorn main:app --bind unix:/run/web\n",
      "hypercorn main:app in Procfile:2",
    ],
    [
      "docker-compose.yml",
      "services:\n  web:\n    command:\n      - uvicorn\n      - main:app\n",
      "uvicorn main:app in docker-compose.yml:4",
    ],
    [
      "compose.yaml",
      "services:\n  web:\n    command: [\n      uvicorn,\n      main:app\n    ]\n",
      "uvicorn main:app in compose.yaml:4",
    ],
    ["scripts/start.sh", "alembic upgrade head && uvicorn main:app\n", "uvicorn main:app in scripts/start.sh:1"],
    ["pyproject.toml", '[tool.poe.tasks]\ndev = "uvicorn main:app --reload"\n', "uvicorn main:app in pyproject.toml:2"],
    ["web.service", "[Service]\nExecStart=/srv/venv/bin/uvicorn main:app\n", "uvicorn main:app in web.service:2"],
  ];
  for (const [file, text, evidence] of commands) {
    it(`is read in ${file}`, () => {
      assert.deepEqual(startsOf({ ...files, [file]: text }), [[evidence, "backend/main.py", "backend", "app"]]);
    });
  }

  it("is read in Python as well", () => {
    const text = `import uvicorn\n${FASTAPI}\nuvicorn.run("backend.main:app", port=80)\n`;
    assert.deepEqual(startsOf({ "backend/main.py": text }), [
      ["uvicorn backend.main:app in backend/main.py:6", "backend/main.py", "", "app"],
    ]);
  });

  it("is read in what configuration names: FastAPI's entrypoint, an INI file", () => {
    const entrypoint = { "backend/pyproject.toml": '[tool.fastapi]\nentrypoint = "main:app"\n' };
    assert.deepEqual(startsOf({ ...files, ...entrypoint }), [
      ["entrypoint main:app in backend/pyproject.toml:2", "backend/main.py", "backend", "app"],
    ]);
    const ini = { "backend/development.ini": "[app:main]\nuse = call:main:app\n" };
    assert.deepEqual(startsOf({ ...files, ...ini }), [
      ["pserve main:app in backend/development.ini:2", "backend/main.py", "backend", "app"],
    ]);
  });

  it("is nothing where a command names no file of the project, or two that are as near", () => {
    assert.deepEqual(startsOf({ ...files, Dockerfile: "CMD uvicorn elsewhere:app\n" }), []);
    assert.deepEqual(startsOf({ ...files, "worker/main.py": FASTAPI, Dockerfile: "CMD uvicorn main:app\n" }), []);
    assert.deepEqual(startsOf({ ...files, "worker/main.py": FASTAPI, "worker/Dockerfile": "CMD uvicorn main:app\n" }), [
      ["uvicorn main:app in worker/Dockerfile:1", "worker/main.py", "worker", "app"],
    ]);
  });

  it("is no dependency, no address and no tool", () => {
    const text = 'dependencies = ["uvicorn>=0.30", "gunicorn"]\n';
    assert.deepEqual(startsOf({ ...files, "pyproject.toml": text, Makefile: "seed:\n\tpython backend/main.py\n" }), []);
  });
});

describe("the application that is started", () => {
  it("is the one among two that a Dockerfile names", () => {
    const files = { "one.py": FLASK, "two.py": FLASK, Dockerfile: "CMD gunicorn -w 4 two:app\n" };
    const { evidence, start } = only(flask, files);
    assert.deepEqual(evidence, ["flask: app = Flask(...) in two.py:3", "gunicorn two:app in Dockerfile:1"]);
    assert.equal(start.command, "flask --app two run --debug");
  });

  it("may be two, and then somebody has to say which", () => {
    const compose = "services:\n  a: {command: uvicorn one:app}\n  b: {command: uvicorn two:app}\n";
    const { projects } = fastapi.detect(tree({ "one.py": FASTAPI, "two.py": FASTAPI, "compose.yml": compose }));
    assert.equal(projects.length, 2);
  });

  it("is left to FLASK_APP where that says another", () => {
    const files = {
      "one.py": FLASK,
      "two.py": FLASK,
      Dockerfile: "CMD gunicorn two:app\n",
      ".flaskenv": "FLASK_APP=one\n",
    };
    assert.match(only(flask, files).evidence[0] ?? "", /one\.py/);
  });

  const shop = { "shop/__init__.py": FACTORY, "requirements.txt": "flask\n" };
  const caller = "from shop import create_app\n\napp = create_app('x')\n";

  it("is not the caller that is a tool: Alembic's env.py, a worker, a script", () => {
    for (const file of ["db/env.py", "migrations/env.py", "env.py", "worker.py", "scripts/seed.py", "tools/main.py"])
      assert.equal(only(flask, { ...shop, [file]: caller }).start.command, undefined, file);
    const factory = { ...shop, "shop/__init__.py": FACTORY.replace("config", "") };
    assert.equal(only(flask, { ...factory, "db/env.py": caller }).start.command, "flask --app shop run --debug");
  });

  it("is such a caller where the project starts it", () => {
    const files = { ...shop, "deploy/site.py": caller, Procfile: "web: gunicorn deploy.site:app\n" };
    assert.equal(only(flask, files).start.command, "flask --app deploy.site run --debug");
  });

  it("is left open where the application is in no variable, or its function wants arguments", () => {
    assert.equal(only(flask, shop).start.command, undefined);
    const server =
      "from fastapi import FastAPI\n\n\nclass Server:\n    def __init__(self):\n        self.app = FastAPI()\n";
    assert.deepEqual(only(fastapi, { "main.py": server }).start, { folder: "", url: "http://127.0.0.1:8000" });
  });
});

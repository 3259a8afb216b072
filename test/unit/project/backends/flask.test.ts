import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { tree } from "../python/tree.ts";
import { addedLines, only } from "./only.ts";

const module = "from flask import Flask\n\napp = Flask(__name__)\n";
const factory = "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n";
const startOf = (files: Record<string, string>) => only(flask, files).start;
const commandOf = (files: Record<string, string>) => startOf(files).command;

describe("detection of Flask", () => {
  it("gives the place of the application and of the dependency", () => {
    assert.deepEqual(only(flask, { "app.py": module, "requirements.txt": "# web\nFlask>=3\n" }).evidence, [
      "flask: app = Flask(...) in app.py:3",
      "Flask>=3 in requirements.txt:2",
    ]);
  });

  it("names the function that makes the application", () => {
    assert.deepEqual(only(flask, { "shop/__init__.py": factory }).evidence, [
      "flask: create_app() makes Flask(...) in shop/__init__.py:5",
    ]);
  });

  it("passes tests, examples, virtual environments and what is called Flask elsewhere by", () => {
    const files = {
      "tests/conftest.py": module,
      "shop/test_views.py": module,
      "examples/hello.py": module,
      "docs/conf.py": module,
      "venv/pyvenv.cfg": "",
      "venv/lib/app.py": module,
      "fake.py": "class Flask: ...\n\n\napp = Flask()\n",
    };
    assert.deepEqual(flask.detect(tree(files)), {
      projects: [],
      hints: ["Flask(...) in docs/conf.py:3 is among tests, examples or documentation, which do not count."],
    });
  });

  it("finds an example where the command is run in it", () => {
    assert.equal(only(flask, { "app.py": module }).base, "");
  });

  it("says that Flask is a dependency where there is no application", () => {
    assert.deepEqual(flask.detect(tree({ "requirements.txt": "flask==3.1\n", "shop.py": "import flask\n" })).hints, [
      "Flask is named in requirements.txt:1, but no application was found.",
    ]);
  });

  it("does not take a frontend folder of ours for a project", () => {
    only(flask, { "app.py": module, "frontend/tests.py": module, "frontend/.webpack-frontend.json": "{}" });
  });

  const two = { "one.py": module, "two.py": module };
  it("takes the application that FLASK_APP names", () => {
    const { evidence, start } = only(flask, { ...two, ".flaskenv": "# which\nFLASK_APP=two\nFLASK_RUN_PORT=8080\n" });
    assert.deepEqual(evidence, ["flask: app = Flask(...) in two.py:3", "FLASK_APP=two in .flaskenv:2"]);
    assert.deepEqual(start, { command: "flask --app two run --debug", folder: "", url: "http://127.0.0.1:8080" });
  });

  it("takes the application that wsgi.py or app.py leads to", () => {
    const wsgi = "from shop import create_app\n\napplication = create_app()\n";
    const project = only(flask, { "wsgi.py": wsgi, "shop/__init__.py": factory, "mock/server.py": module });
    assert.match(project.evidence[0] ?? "", /shop\/__init__\.py/);
    assert.equal(project.start.command, "flask run --debug");
    assert.match(only(flask, { ...two, "app.py": module }).evidence[0] ?? "", /app\.py/);
  });

  it("gives both where nothing tells which one is meant, and says how to tell", () => {
    const { projects } = flask.detect(tree(two));
    assert.equal(projects.length, 2);
    assert.match(projects[0]?.singleOut ?? "", /FLASK_APP/);
  });

  it("means the project of the folder, not one below it that has its own requirements", () => {
    only(flask, { "app.py": module, "tools/mock/server.py": module, "tools/mock/requirements.txt": "flask\n" });
  });

  it("names the project as pyproject.toml, its package or its folder does", () => {
    assert.equal(
      only(flask, { "app.py": module, "pyproject.toml": '[project]\nname = "bookshop"\n' }).name,
      "bookshop",
    );
    assert.equal(only(flask, { "shop/__init__.py": factory }).name, "shop");
    assert.match(only(flask, { "app/__init__.py": factory }).name, /^tree-/);
  });
});

describe("the place of Flask's frontend folder", () => {
  const places: [string, Record<string, string>, string, string][] = [
    ["beside a single module", { "app.py": module }, "", "import frontend"],
    ["in the package", { "shop/__init__.py": factory }, "shop", "from . import frontend"],
    [
      "in the top package",
      { "shop/__init__.py": "", "shop/web/__init__.py": "", "shop/web/app.py": factory },
      "shop",
      "from .. import frontend",
    ],
    [
      "in the package below src",
      { "pyproject.toml": "", "src/shop/__init__.py": factory },
      "src/shop",
      "from . import frontend",
    ],
    [
      "in a package whose files import one another from the top",
      { "shop/__init__.py": `from shop.db import db\n${factory}`, "shop/db.py": "db = None\n" },
      "shop",
      "from shop import frontend",
    ],
    ["beside a module in a folder", { "backend/app.py": module }, "backend", "import frontend"],
    [
      "in a package without __init__.py that is imported as one",
      { "shop/main.py": `from shop.db import db\n${module}`, "shop/db.py": "db = None\n" },
      "shop",
      "from shop import frontend",
    ],
    [
      "in the package that the command is run in",
      { "__init__.py": factory, "db.py": "" },
      "",
      "from . import frontend",
    ],
  ];
  for (const [name, files, base, line] of places) {
    it(`is ${name}`, () => {
      const project = only(flask, files);
      assert.equal(project.base, base);
      assert.equal(Object.values(addedLines(project))[0]?.[0], line);
    });
  }
});

describe("the command that starts Flask", () => {
  const wsgi = "from shop import create_app\n\napp = create_app('production')\n";
  const withArgument = factory.replace("create_app()", "create_app(config)");
  const commands: [string, Record<string, string>, string][] = [
    ["needs no name for app.py", { "app.py": module }, "flask run --debug"],
    ["needs no name for wsgi.py", { "wsgi.py": module }, "flask run --debug"],
    ["names another module", { "hello.py": module }, "flask --app hello run --debug"],
    ["names a package with a factory", { "shop/__init__.py": factory }, "flask --app shop run --debug"],
    [
      "names a module of a package",
      { "shop/__init__.py": "", "shop/web.py": module },
      "flask --app shop.web run --debug",
    ],
    [
      "names a variable of another name only where there are two",
      { "hello.py": module.replace("app =", "site =") },
      "flask --app hello run --debug",
    ],
    [
      "names a factory of another name",
      { "shop/__init__.py": factory.replace("create_app", "build") },
      "flask --app shop:build run --debug",
    ],
    [
      "takes the way to a package below src",
      { "pyproject.toml": "", "src/shop/__init__.py": factory },
      "flask --app src/shop run --debug",
    ],
    [
      "takes what a factory's caller is",
      { "run.py": wsgi, "shop/__init__.py": withArgument },
      "flask --app run run --debug",
    ],
    [
      "quotes what a shell would split",
      { "shop/__init__.py": factory, ".flaskenv": "FLASK_APP=\"shop:create_app('a b')\"\n" },
      `flask --app "shop:create_app('a b')" run --debug`,
    ],
  ];
  for (const [name, files, command] of commands) {
    it(name, () => {
      assert.equal(commandOf(files), command);
    });
  }

  it("is run where the project's own files are", () => {
    assert.equal(startOf({ "backend/app.py": module, "backend/requirements.txt": "" }).folder, "backend");
    assert.equal(startOf({ "backend/app.py": module, "README.md": "" }).folder, "backend");
    assert.deepEqual(startOf({ "backend/app.py": module, "requirements.txt": "" }), {
      command: "flask --app backend/app run --debug",
      folder: "",
      url: "http://127.0.0.1:5000",
    });
  });
});

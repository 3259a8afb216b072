import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { addedLines, only, wire } from "./only.ts";

const module = "from flask import Flask\n\napp = Flask(__name__)\n";
const factory = "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n";
const extensions = "from . import frontend\n\n\ndef init(app):\n    frontend.init_app(app)\n";
/** The factory, with a statement more that may use what extensions.py has. */
const calling = (statement: string) =>
  factory
    .replace("import Flask", "import Flask\n\nfrom .extensions import init")
    .replace("    return", `    ${statement}\n    return`);

describe("wiring of Flask", () => {
  it("adds the import and the call", () => {
    assert.deepEqual(addedLines(only(flask, { "shop/__init__.py": factory })), {
      "shop/__init__.py": ["from . import frontend", "frontend.init_app(app)"],
    });
  });

  it("finds its work done in another module", () => {
    const project = only(flask, { "shop/__init__.py": calling("init(app)"), "shop/extensions.py": extensions });
    assert.deepEqual(wire(project), { "shop/extensions.py": { status: "present", line: 5 } });
  });

  it("does not count a call in a function that nobody calls", () => {
    const project = only(flask, { "shop/__init__.py": factory, "shop/extensions.py": extensions });
    assert.deepEqual(Object.keys(addedLines(project)), ["shop/__init__.py"]);
  });

  it("is refused where another module's call may not be executed", () => {
    const project = only(flask, {
      "shop/__init__.py": calling("if app.debug:\n        init(app)"),
      "shop/extensions.py": extensions,
    });
    assert.deepEqual(wire(project), {
      "shop/extensions.py": {
        status: "refused",
        reason: "frontend.init_app(app) is perhaps not executed",
        line: 5,
        snippet: "# take line 5 out: the command then adds it where the application is made",
      },
    });
  });

  it("is refused with the whole snippet where the application has no variable", () => {
    const returned = factory.replace("app = Flask(__name__)\n    return app", "return Flask(__name__)");
    assert.deepEqual(Object.values(wire(only(flask, { "shop/__init__.py": returned }))), [
      {
        status: "refused",
        reason: "the Flask application is returned without a variable",
        line: 5,
        snippet: "from . import frontend\n\napp = Flask(__name__)\nfrontend.init_app(app)\nreturn app",
      },
    ]);
  });

  it("is checked by Flask's own command, with the project's interpreter", async () => {
    const project = only(flask, {
      "shop/__init__.py": factory,
      "pyproject.toml": "",
      ".venv/pyvenv.cfg": "",
      ".venv/bin/python": "#!/bin/sh\n",
    });
    const check = await project.check();
    assert.equal(check?.folder, "");
    assert.match(check.command.join(" "), /\/\.venv\/bin\/python -m flask --app shop routes$/);
  });

  it("says what setuptools leaves out of a wheel where the folder is in a package", () => {
    const setup = 'from setuptools import setup\n\nsetup(name="shop", packages=["shop"])\n';
    const [notice] = only(flask, { "web/shop/__init__.py": factory, "web/setup.py": setup }).notices(
      "frontend",
      new Map(),
    );
    assert.match(notice ?? "", /without shop\.frontend\. Add to setup\.py:/);
    const graft = { "web/setup.py": setup.replace('["shop"]', "find_packages()"), "web/MANIFEST.in": "graft shop\n" };
    assert.deepEqual(only(flask, { "web/shop/__init__.py": factory, ...graft }).notices("frontend", new Map()), []);
  });

  it("says what a new top-level package does to setuptools", () => {
    const pyproject = '[build-system]\nrequires = ["setuptools"]\n\n[project]\nname = "shop"\n';
    const [notice] = only(flask, { "app.py": module, "pyproject.toml": pyproject, "lib/x.py": "" }).notices(
      "frontend",
      new Map(),
    );
    assert.match(notice ?? "", /include = \["lib\*", "frontend"\]/);
  });
});

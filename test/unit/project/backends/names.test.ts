import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { pyramid } from "../../../../generators/project/backends/pyramid.ts";
import { only } from "./only.ts";

describe("the name of a frontend folder beside an application", () => {
  const project = only(flask, {
    "app.py":
      'from flask import Blueprint, Flask\n\nadmin = Blueprint("pages", __name__, url_prefix="/admin")\napp = Flask(__name__)\n\n\n@app.get("/shop/")\ndef shop(): ...\n',
    "web.py": "",
    "models/__init__.py": "",
    "requirements.txt": "some-ui==1\n",
    "old/.webpack-frontend.json": "{}",
    "old/__init__.py": "",
    "copied/webpack.config.mjs": "",
    "copied/__init__.py": "",
  });
  const taken: [string, RegExp | undefined][] = [
    ["frontend", undefined],
    ["my-frontend", /which Python imports: use the letters/],
    ["class", /a word of the Python language/],
    ["json", /would hide the module json/],
    ["flask", /would hide the module flask/],
    ["web", /taken by the module web\.py/],
    ["models", /taken by the package models\//],
    ["some_ui", /taken by the package some-ui==1 in requirements\.txt:1/],
    ["pages", /taken by the blueprint in app\.py:3/],
    ["admin", /taken by the route \/admin in app\.py:3/],
    ["shop", /taken by the route \/shop in app\.py:7/],
    ["old", undefined],
    ["copied", undefined],
  ];
  for (const [name, problem] of taken) {
    it(`${name} ${problem ? "is refused" : "is free"}`, () => {
      if (problem) assert.match(project.nameProblem(name) ?? "", problem);
      else assert.equal(project.nameProblem(name), undefined);
    });
  }

  it("is looked for in the package that the folder goes into", () => {
    const init = "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n";
    const package_ = only(flask, { "shop/__init__.py": init, "shop/views.py": "", "web.py": "" });
    assert.match(package_.nameProblem("views") ?? "", /taken by the module shop\/views\.py/);
    assert.equal(package_.nameProblem("web"), undefined);
  });

  it("is taken by a route of Pyramid", () => {
    const init =
      "from pyramid.config import Configurator\n\n\ndef main(_, **settings):\n    config = Configurator(settings=settings)\n    config.add_route('home', '/frontend')\n";
    assert.match(only(pyramid, { "shop/__init__.py": init }).nameProblem("frontend") ?? "", /taken by the route/);
  });
});

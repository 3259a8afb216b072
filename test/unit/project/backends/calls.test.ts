import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Backend } from "../../../../generators/project/backends/backend.ts";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { flask } from "../../../../generators/project/backends/flask.ts";
import { pyramid } from "../../../../generators/project/backends/pyramid.ts";
import { addedLines, only, wire } from "./only.ts";

const factory = "from flask import Flask\n\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n";
const main = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const templates = 'from fastapi.templating import Jinja2Templates\n\npages = Jinja2Templates(directory="pages")\n';
const configurator =
  "from pyramid.config import Configurator\n\n\ndef main(global_config, **settings):\n    config = Configurator(settings=settings)\n    return config.make_wsgi_app()\n";

const wiredFlask = `from . import frontend\n${factory.replace("    return", "    frontend.init_app(app)\n    return")}`;
const wiredFastapi = `from . import frontend\n${main}frontend.init_app(app)\n`;
const wiredPyramid = configurator.replace("    return", '    config.include(".frontend")\n    return');

describe("a frontend of another project in the repository", () => {
  const projects: [string, Backend, Record<string, string>, Record<string, string>, Record<string, string[]>][] = [
    [
      "Flask's",
      flask,
      { "web/flaskr/__init__.py": factory },
      { "api/app/__init__.py": "", "api/app/main.py": wiredFastapi },
      { "web/flaskr/__init__.py": ["from . import frontend", "frontend.init_app(app)"] },
    ],
    [
      "FastAPI's",
      fastapi,
      { "api/app/__init__.py": "", "api/app/main.py": main, "api/app/deps.py": templates },
      { "web/flaskr/__init__.py": wiredFlask },
      {
        "api/app/main.py": ["from . import frontend", "frontend.init_app(app)"],
        "api/app/deps.py": ["from . import frontend", "frontend.init_templates(pages)"],
      },
    ],
    [
      "Pyramid's",
      pyramid,
      { "web/site/__init__.py": configurator },
      { "api/shop/__init__.py": wiredPyramid.replace("Configurator(", "make(") },
      { "web/site/__init__.py": ['config.include(".frontend")'] },
    ],
    [
      "a single module's",
      flask,
      { "web/app.py": "from flask import Flask\n\napp = Flask(__name__)\n" },
      { "api/main.py": wiredFastapi.replace("from . import", "import") },
      { "web/app.py": ["import frontend", "frontend.init_app(app)"] },
    ],
  ];
  for (const [name, backend, own, other, lines] of projects) {
    it(`is not ${name} own, wherever the requirements are listed`, () => {
      assert.deepEqual(addedLines(only(backend, { ...own, ...other })), lines);
      assert.deepEqual(addedLines(only(backend, { ...own, ...other, "requirements.txt": "" })), lines);
    });
  }

  it("is that of a project further in, where both are imported by one name", () => {
    const own = { "app.py": "from flask import Flask\n\napp = Flask(__name__)\n", "frontend/webpack.config.mjs": "" };
    const other = { "api/main.py": wiredFastapi.replace("from . ", ""), "api/frontend/webpack.config.mjs": "" };
    assert.deepEqual(Object.keys(addedLines(only(flask, { ...own, ...other }))), ["app.py"]);
  });

  it("has templates of its own, which are left alone", () => {
    const files = { "api/main.py": main, "ui/views.py": templates, "requirements.txt": "" };
    assert.deepEqual(Object.keys(addedLines(only(fastapi, files))), ["api/main.py"]);
  });
});

describe("the frontend of a project", () => {
  const shop = { "src/shop/__init__.py": "", "src/shop/web/__init__.py": "", "src/shop/factory.py": factory };
  const calls: [string, string, string][] = [
    ["a script beside src/", "wsgi.py", "from shop import frontend\n\nfrontend.init_app(app)\n"],
    ["a whole path", "src/shop/extensions.py", "import shop.frontend\n\nshop.frontend.init_app(app)\n"],
    ["a function's own import", "src/shop/setup.py", "from shop.frontend import init_app\n\ninit_app(app)\n"],
    ["a package within", "src/shop/web/setup.py", "from ..frontend import init_app as start\n\nstart(app)\n"],
  ];
  for (const [name, file, text] of calls) {
    it(`is known by ${name}`, () => {
      assert.deepEqual(wire(only(flask, { ...shop, [file]: text })), {
        [file]: { status: "present", line: 3 },
      });
    });
  }

  it("is known by the path that Pyramid includes, be it relative to the module or whole", () => {
    const including = configurator.replace("    return", '    config.include(".web.pages")\n    return');
    const site = { "site/__init__.py": including, "site/web/__init__.py": "" };
    for (const path of ["..frontend", "site.frontend"]) {
      const include = `def includeme(config):\n    config.include("${path}")\n`;
      assert.deepEqual(wire(only(pyramid, { ...site, "site/web/pages.py": include })), {
        "site/web/pages.py": { status: "present", line: 2 },
      });
    }
    const include = 'def includeme(config):\n    config.include("site.frontend")\n';
    const unused = only(pyramid, { "site/__init__.py": configurator, "site/web/pages.py": include });
    assert.deepEqual(Object.keys(addedLines(unused)), ["site/__init__.py"]);
    const elsewhere = 'def includeme(config):\n    config.include(".frontend")\n';
    assert.deepEqual(Object.keys(addedLines(only(pyramid, { ...site, "site/web/pages.py": elsewhere }))), [
      "site/__init__.py",
    ]);
  });
});

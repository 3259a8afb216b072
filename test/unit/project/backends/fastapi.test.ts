import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { tree } from "../python/tree.ts";
import { addedLines, only, wire } from "./only.ts";

const main = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const factory = "from fastapi import FastAPI\n\n\ndef create_app():\n    app = FastAPI()\n    return app\n";
const templates =
  'from fastapi.templating import Jinja2Templates\n\ntemplates = Jinja2Templates(directory="templates")\n';
const starlette = "from starlette.applications import Starlette\n\napp = Starlette()\n";
const standard = { "requirements.txt": "fastapi[standard]\n" };

describe("detection of FastAPI", () => {
  it("gives the places of the application, of its templates and of the dependency", () => {
    const files = {
      "app/__init__.py": "",
      "app/main.py": main,
      "app/deps.py": templates,
      "requirements.txt": "fastapi\n",
    };
    assert.deepEqual(only(fastapi, files).evidence, [
      "fastapi: app = FastAPI(...) in app/main.py:3",
      "fastapi in requirements.txt:1",
      "templates = Jinja2Templates(...) in app/deps.py:3",
    ]);
  });

  it("takes a plain Starlette application as well", () => {
    assert.deepEqual(only(fastapi, { "main.py": starlette }).evidence, ["fastapi: app = Starlette(...) in main.py:3"]);
  });

  const two = { "public.py": main, "private.py": main };
  it("takes the application that pyproject.toml names", () => {
    const pyproject = '[project]\nname = "shop"\n\n[tool.fastapi]\nentrypoint = "private:app"\n';
    assert.deepEqual(only(fastapi, { ...two, "pyproject.toml": pyproject }).evidence, [
      "fastapi: app = FastAPI(...) in private.py:3",
      'entrypoint = "private:app" in pyproject.toml:5',
    ]);
  });

  it("takes the application that the usual files lead to", () => {
    const files = {
      "main.py": "from shop.factory import create_app\n\napp = create_app()\n",
      "shop/__init__.py": "",
      "shop/factory.py": factory,
    };
    const project = only(fastapi, { ...files, "mock/server.py": main });
    assert.match(project.evidence[0] ?? "", /create_app\(\) makes FastAPI\(\.\.\.\) in shop\/factory\.py:5/);
    assert.match(only(fastapi, { ...two, "api.py": main }).evidence[0] ?? "", /api\.py/);
  });

  it("gives both where nothing tells which one is meant, and says how to tell", () => {
    const { projects } = fastapi.detect(tree(two));
    assert.equal(projects.length, 2);
    assert.match(projects[0]?.singleOut ?? "", /entrypoint/);
  });

  it("says that FastAPI is a dependency where there is no application", () => {
    assert.deepEqual(fastapi.detect(tree({ ...standard, "main.py": "import fastapi\n" })).hints, [
      "FastAPI is named in requirements.txt:1, but no application was found.",
    ]);
  });
});

describe("the place of FastAPI's frontend folder", () => {
  const places: [string, Record<string, string>, string, string][] = [
    ["beside a single module", { "main.py": main }, "", "import frontend"],
    ["in the package", { "app/__init__.py": "", "app/main.py": main }, "app", "from . import frontend"],
    [
      "in a folder that is the import root",
      { "app/main.py": `from db import engine\n${main}`, "app/db.py": "engine = None\n" },
      "app",
      "import frontend",
    ],
    [
      "in an import root whose packages import relatively",
      { "app/main.py": main, "app/routers/__init__.py": "", "app/routers/a.py": "from .b import x\n" },
      "app",
      "import frontend",
    ],
    [
      "in a folder whose files import it by its name",
      { "app/main.py": `from app.db import engine\n${main}`, "app/db.py": "engine = None\n" },
      "app",
      "from app import frontend",
    ],
    [
      "in a folder that a router imports by its name, as that does",
      { "app/main.py": main, "app/routers/a.py": "from app.db import engine\n", "app/db.py": "" },
      "app",
      "from app import frontend",
    ],
    [
      "in a folder whose files import relatively",
      { "app/main.py": `from .db import engine\n${main}`, "app/db.py": "" },
      "app",
      "from . import frontend",
    ],
    [
      "beside a module of the folder's name",
      { "app/main.py": `from app import app as other\n${main}`, "app/app.py": "app = 1\n" },
      "app",
      "import frontend",
    ],
    [
      "in a package within a folder",
      {
        "backend/app/__init__.py": "",
        "backend/app/main.py": `from app.api import router\n${main}`,
        "backend/app/api.py": "",
      },
      "backend/app",
      "from app import frontend",
    ],
  ];
  for (const [name, files, base, line] of places) {
    it(`is ${name}`, () => {
      const project = only(fastapi, files);
      assert.equal(project.base, base);
      assert.equal(Object.values(addedLines(project))[0]?.[0], line);
    });
  }
});

describe("wiring of FastAPI", () => {
  it("hands over the templates that are made beside the application", () => {
    const files = { "main.py": `${templates}\n${main}` };
    assert.deepEqual(addedLines(only(fastapi, files)), {
      "main.py": ["import frontend", "frontend.init_app(app, templates)"],
    });
  });

  it("hands over templates where they are made", () => {
    const project = only(fastapi, {
      "app/__init__.py": "",
      "app/main.py": `from app.routers import pages\n${main}`,
      "app/deps.py": templates,
      "app/routers/pages.py": `from ..deps import x\n${templates.replaceAll("templates =", "views =")}`,
      "tests/test_pages.py": templates,
    });
    assert.deepEqual(addedLines(project), {
      "app/main.py": ["from app import frontend", "frontend.init_app(app)"],
      "app/deps.py": ["from . import frontend", "frontend.init_templates(templates)"],
      "app/routers/pages.py": ["from .. import frontend", "frontend.init_templates(views)"],
    });
    assert.deepEqual(
      project.wiring("frontend").map(({ name }) => name),
      ["FastAPI application", "Jinja2Templates in app/deps.py", "Jinja2Templates in app/routers/pages.py"],
    );
  });

  const views = templates.replace("templates =", "class Views:\n    templates =");

  it("wires the application though templates beside it are in a class, and those for themselves", () => {
    const project = only(fastapi, { "main.py": `${views}\n\n${main}` });
    const [app, own, ...others] = project.wiring("frontend");
    assert.deepEqual(others, []);
    assert.deepEqual([own?.name, own?.optional], ["Jinja2Templates in main.py", true]);
    const wired = app?.edit(`${views}\n\n${main}`);
    assert.ok(wired?.status === "edited");
    assert.match(wired.source, /^frontend\.init_app\(app\)$/m);
    assert.deepEqual(own?.edit(wired.source), {
      status: "refused",
      reason: "the Jinja2Templates is made in the body of a class",
      snippet: "import frontend\n\nfrontend.init_templates(Views.templates)",
      line: 4,
    });
  });

  it("hands over the templates that it can beside those that it cannot", () => {
    const text = `${templates}${views.replace(/^.*\n/, "")}\n\n${main}`;
    const [app, own] = only(fastapi, { "main.py": text }).wiring("frontend");
    const wired = app?.edit(text);
    assert.ok(wired?.status === "edited");
    assert.match(wired.source, /^frontend\.init_app\(app, templates\)$/m);
    const left = own?.edit(wired.source);
    assert.ok(left?.status === "refused");
    assert.match(left.snippet, /\n\nfrontend\.init_templates\(Views\.templates\)$/);
  });

  it("knows templates of a class that somebody has handed over, here or elsewhere", () => {
    const call = "frontend.init_templates(Views.templates)\n";
    const here = { "main.py": `import frontend\n${main}frontend.init_app(app)\n${views}\n${call}` };
    assert.deepEqual(
      Object.values(wire(only(fastapi, here))).map(({ status }) => status),
      ["present"],
    );
    const elsewhere = {
      "views.py": views,
      "main.py": `import frontend\nfrom views import Views\n${main}frontend.init_app(app)\n${call}`,
    };
    assert.deepEqual(
      only(fastapi, elsewhere)
        .wiring("frontend")
        .map(({ name }) => name),
      ["FastAPI application"],
    );
  });

  it("hands over templates of the application's file, be they made in a function", () => {
    const text = `${main}\n\ndef get_templates():\n    return 1\n`;
    const returned = text.replace("return 1", 'return Jinja2Templates(directory="pages")');
    const files = { "main.py": `from fastapi.templating import Jinja2Templates\n${returned}` };
    const [app, own] = only(fastapi, files).wiring("frontend");
    assert.equal(app?.edit(files["main.py"]).status, "edited");
    const left = own?.edit(files["main.py"]);
    assert.ok(left?.status === "refused");
    assert.match(left.snippet, /\n\ntemplates = Jinja2Templates\(directory="pages"\)\nfrontend\.init_templates/);
  });

  it("leaves templates alone that another file has handed over", () => {
    const call = "from app import frontend\nfrom app.deps import templates\n";
    const files = {
      "app/__init__.py": "",
      "app/deps.py": templates,
      "app/main.py": `${call}${main}frontend.init_app(app, templates)\n`,
    };
    assert.deepEqual(wire(only(fastapi, files)), { "app/main.py": { status: "present", line: 6 } });
  });

  it("is checked by importing the module that is served", async () => {
    const python = { ".venv/pyvenv.cfg": "", ".venv/bin/python": "#!/bin/sh\n" };
    const wordsOf = async (files: Record<string, string>) =>
      (await only(fastapi, { ...files, ...python }).check())?.command.slice(1);
    assert.deepEqual(await wordsOf({ "app/__init__.py": "", "app/main.py": main }), ["-c", "import app.main"]);
    assert.deepEqual(await wordsOf({ "src/shop/__init__.py": "", "src/shop/main.py": main }), [
      "-c",
      'import sys; sys.path.insert(0, "src"); import shop.main',
    ]);
  });

  it("says that Jinja2 is needed where nothing brings it", () => {
    const notices = (files: Record<string, string>) =>
      only(fastapi, { "main.py": main, ...files }).notices("frontend", new Map());
    assert.match(notices({ "requirements.txt": "fastapi\n" })[0] ?? "", /pip install jinja2/);
    assert.deepEqual(notices(standard), []);
    assert.deepEqual(notices({ "requirements.txt": "fastapi\nJinja2\n" }), []);
    assert.deepEqual(notices({ "views.py": templates }), []);
  });
});

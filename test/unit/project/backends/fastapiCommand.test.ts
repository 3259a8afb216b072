import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fastapi } from "../../../../generators/project/backends/fastapi.ts";
import { only } from "./only.ts";

const main = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const factory = "from fastapi import FastAPI\n\n\ndef create_app():\n    app = FastAPI()\n    return app\n";
const starlette = "from starlette.applications import Starlette\n\napp = Starlette()\n";
const standard = { "requirements.txt": "fastapi[standard]\n" };
const startOf = (files: Record<string, string>) => only(fastapi, files).start;

describe("the command that starts FastAPI", () => {
  const package_ = { "app/__init__.py": "", "app/main.py": main };
  const environment = {
    ".venv/pyvenv.cfg": "",
    ".venv/bin/python": "",
    ".venv/lib/python3.12/site-packages/fastapi_cli/__init__.py": "",
  };
  const commands: [string, Record<string, string>, string][] = [
    ["is FastAPI's own, which finds main.py", { "main.py": main, ...standard }, "fastapi dev"],
    ["is FastAPI's own where its command line is installed", { "main.py": main, ...environment }, "fastapi dev"],
    [
      "is uvicorn's where it is not",
      { "main.py": main, "requirements.txt": "fastapi\nuvicorn\n" },
      "uvicorn main:app --reload",
    ],
    ["needs no path for app/main.py", { ...package_, ...standard }, "fastapi dev"],
    [
      "needs a path for another file",
      { "shop/__init__.py": "", "shop/web.py": main, ...standard },
      "fastapi dev shop/web.py",
    ],
    [
      "takes the way to a package below src",
      { "src/shop/__init__.py": "", "src/shop/main.py": main, ...standard },
      "fastapi dev src/shop/main.py",
    ],
    [
      "names a variable of another name",
      { "main.py": main.replace("app =", "web ="), ...standard },
      "fastapi dev --app web",
    ],
    [
      "leaves the choice to pyproject.toml",
      {
        "shop/__init__.py": "",
        "shop/web.py": main,
        "pyproject.toml":
          '[project]\ndependencies = ["fastapi[standard]>=0.1"]\n[tool.fastapi]\nentrypoint = "shop.web:app"\n',
      },
      "fastapi dev",
    ],
    [
      "is uvicorn's for a function",
      { "shop/__init__.py": "", "shop/web.py": factory, ...standard },
      "uvicorn shop.web:create_app --factory --reload",
    ],
    [
      "starts what calls the function",
      {
        "main.py": "from shop.web import create_app\n\napp = create_app()\n",
        "shop/__init__.py": "",
        "shop/web.py": factory,
        ...standard,
      },
      "fastapi dev",
    ],
    [
      "starts what calls the function in its own file",
      { "main.py": `${factory}\n\napp = create_app()\n`, ...standard },
      "fastapi dev",
    ],
    ["is uvicorn's for Starlette", { "main.py": starlette, ...standard }, "uvicorn main:app --reload"],
    [
      "is uvicorn's for a package without __init__.py, which FastAPI's would take for none",
      { "app/main.py": `from app.db import engine\n${main}`, "app/db.py": "", ...standard },
      "uvicorn app.main:app --reload",
    ],
    [
      "tells uvicorn where the import root is",
      { "app/main.py": main, "requirements.txt": "fastapi\n" },
      "uvicorn main:app --reload --app-dir app",
    ],
  ];
  for (const [name, files, command] of commands) {
    it(name, () => {
      assert.deepEqual(startOf(files), { command, folder: "", url: "http://127.0.0.1:8000" });
    });
  }

  it("is run in the folder that the application's own paths are relative to", () => {
    const source = `${main}app.mount("/static", StaticFiles(directory="static"))\n`;
    const files = { "backend/main.py": source, "requirements.txt": "fastapi\n" };
    assert.equal(startOf({ ...files, "backend/static/a.css": "" }).folder, "backend");
    assert.equal(startOf({ ...files, "static/a.css": "" }).folder, "");
    assert.equal(startOf({ ...files, "backend/static/a.css": "" }).command, "uvicorn main:app --reload");
  });
});

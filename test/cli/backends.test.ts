import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { bin } from "../support/bin.ts";
import { run } from "../support/processes.ts";
import { changes, commit, copyProject, diff } from "../support/projects.ts";
import { create, createJson } from "./run.ts";

/** What becomes of a fixture project: the folder, the files that are edited, the lines that they get, and what `npm start` runs. */
interface Wanted {
  folder: string;
  lines: Record<string, string[]>;
  start: { command: string; folder: string; url: string };
}

const projects: Record<string, Wanted> = {
  "flask-module": {
    folder: "frontend",
    lines: { "app.py": ["import frontend", "frontend.init_app(app)"] },
    start: { command: "flask run --debug", folder: "..", url: "http://127.0.0.1:5000" },
  },
  "flask-factory": {
    folder: "shop/frontend",
    lines: { "shop/__init__.py": ["from . import frontend", "frontend.init_app(app)"] },
    start: { command: "flask --app shop run --debug", folder: "../..", url: "http://127.0.0.1:5000" },
  },
  "flask-src": {
    folder: "src/almanac/frontend",
    lines: { "src/almanac/__init__.py": ["from almanac import frontend", "frontend.init_app(app)"] },
    start: { command: "flask --app src/almanac run --debug", folder: "../../..", url: "http://127.0.0.1:5000" },
  },
  "fastapi-module": {
    folder: "frontend",
    lines: { "main.py": ["import frontend", "frontend.init_app(app, templates)"] },
    start: { command: "uvicorn main:app --reload", folder: "..", url: "http://127.0.0.1:8000" },
  },
  "fastapi-api": {
    folder: "parcels/frontend",
    lines: { "parcels/api.py": ["from parcels import frontend", "frontend.init_app(app)"] },
    start: { command: "fastapi dev", folder: "../..", url: "http://127.0.0.1:8000" },
  },
  "fastapi-routers": {
    folder: "app/frontend",
    lines: {
      "app/main.py": ["from . import frontend", "frontend.init_app(app)"],
      "app/templating.py": ["from . import frontend", "frontend.init_templates(templates)"],
    },
    start: { command: "fastapi dev", folder: "../..", url: "http://127.0.0.1:8000" },
  },
  "pyramid-package": {
    folder: "found/frontend",
    lines: { "found/__init__.py": ['config.include(".frontend")'] },
    start: { command: "pserve development.ini --reload", folder: "../..", url: "http://localhost:6543" },
  },
};

describe("create, beside each kind of application", () => {
  for (const [name, { folder, lines, start }] of Object.entries(projects)) {
    it(`adds the folder and a line or two to ${name}, and changes nothing else`, async (test) => {
      const project = await copyProject(test, name);
      const { code, stdout } = await create(project, "--yes");
      assert.equal(code, 0, stdout);
      const modified = (await changes(project)).filter((line) => !line.startsWith(`?? ${folder}/`));
      assert.deepEqual(
        modified,
        Object.keys(lines).map((file) => ` M ${file}`),
      );
      const changed = (await diff(project)).split("\n").filter((line) => /^[+-](?![+-])/.test(line) && line !== "+");
      assert.deepEqual(
        changed.map((line) => line.replace(/^\+\s*/, "")),
        Object.values(lines).flat(),
      );
      const package_ = JSON.parse(readFileSync(join(project, folder, "package.json"), "utf8")) as {
        config: { backend: object };
      };
      assert.deepEqual(package_.config.backend, start);
      assert.match(stdout, new RegExp(`open ${start.url}/frontend/ in a browser`));
      assert.ok(readFileSync(join(project, folder, "README.md"), "utf8").includes(start.command));
    });

    it(`changes nothing of ${name} on a second run`, async (test) => {
      const project = await copyProject(test, name);
      await create(project, "--yes");
      await commit(project, "The frontend");
      const { code, stdout } = await create(project, "--yes");
      assert.equal(code, 0, stdout);
      assert.match(stdout, /Nothing to do/);
      assert.deepEqual(await changes(project), []);
    });
  }

  it("tells the new owner what the folder is imported as", async (test) => {
    for (const [name, package_] of [
      ["flask-src", "almanac.frontend"],
      ["flask-module", "frontend"],
      ["startproject", "frontend"],
    ] as const) {
      const project = await copyProject(test, name);
      await create(project, "--yes");
      const folder = projects[name]?.folder ?? "frontend";
      assert.ok(
        readFileSync(join(project, folder, "README.md"), "utf8").includes(`\`${package_}.assets.sample\``),
        name,
      );
    }
  });

  it("gives a Pyramid script what an INI file would have given it", async (test) => {
    const project = await copyProject(test, "pyramid-package");
    for (const name of ["development.ini", "production.ini"]) rmSync(join(project, name));
    const serve = 'if __name__ == "__main__":\n    make_server("", 8080, main({})).serve_forever()\n';
    const imports = "from wsgiref.simple_server import make_server\n\nfrom found import main\n";
    writeFileSync(join(project, "serve.py"), `${imports}\n${serve}`);
    assert.equal((await create(project, "--yes")).code, 0);
    const text = readFileSync(join(project, "found/frontend/package.json"), "utf8");
    assert.deepEqual((JSON.parse(text) as { config: { backend: object } }).config.backend, {
      command: "hupper -m serve",
      folder: "../..",
      url: "http://127.0.0.1:8080",
      env: { PYRAMID_RELOAD_TEMPLATES: "1" },
    });
  });

  it("leaves templates that it cannot reach to the user, and wires the application", async (test) => {
    const project = await copyProject(test, "fastapi-module");
    const views =
      "from fastapi.templating import Jinja2Templates\n\n\nclass Views:\n    pages = Jinja2Templates('pages')\n";
    writeFileSync(join(project, "views.py"), views);
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0);
    assert.match(readFileSync(join(project, "main.py"), "utf8"), /^frontend\.init_app\(app, templates\)$/m);
    assert.match(
      stdout,
      /Add to views\.py:5 \(the Jinja2Templates is made in the body of a class\):\n {2}import frontend\n\s*\n {2}frontend\.init_templates\(Views\.pages\)\n/,
    );
    writeFileSync(join(project, "views.py"), `import frontend\n${views}\n\nfrontend.init_templates(Views.pages)\n`);
    assert.doesNotMatch((await create(project, "--yes")).stdout, /Add to/);
  });

  it("gives the sample templates the folder's name", async (test) => {
    const project = await copyProject(test, "flask-module");
    assert.equal((await create(project, "--yes", "--directory", "web")).code, 0);
    assert.ok(existsSync(join(project, "web/templates/web/page.html")));
    assert.match(readFileSync(join(project, "app.py"), "utf8"), /^import web$/m);
  });
});

describe("two frameworks in one project", () => {
  it("end with exit code 2, and the command that names one", async (test) => {
    const project = await copyProject(test, "two-frameworks");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /2 projects were found: django: .*; fastapi: /);
    assert.match(stderr, /npm init webpack-frontend django or npm init webpack-frontend fastapi/);
    assert.deepEqual(await changes(project), []);
  });

  it("are told apart by the backend's name", async (test) => {
    const project = await copyProject(test, "two-frameworks");
    assert.equal((await createJson(project, "fastapi", "--yes")).document.choices?.backend, "fastapi");
    assert.equal((await createJson(project, "django", "--yes")).document.choices?.backend, "django");
  });

  it("are told apart by the frontend that one of them has: a second run names nothing", async (test) => {
    const project = await copyProject(test, "two-frameworks");
    await create(project, "fastapi", "--yes");
    await commit(project, "The frontend");
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0);
    assert.match(stdout, /Nothing to do in/);
    assert.deepEqual(await changes(project), []);
  });

  it("do not count where one is a dependency only", async (test) => {
    const project = await copyProject(test, "startproject");
    writeFileSync(join(project, "requirements.txt"), "django\nflask\nfastapi\n");
    assert.equal((await createJson(project, "--yes")).document.choices?.backend, "django");
  });

  it("do not share a folder", async (test) => {
    const project = await copyProject(test, "flask-module");
    await create(project, "--yes");
    writeFileSync(join(project, "main.py"), "from fastapi import FastAPI\n\napi = FastAPI()\n");
    const { code, stderr } = await create(project, "fastapi", "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /frontend\/ was rendered for flask, not for fastapi/);
  });

  it("are named to a user who asks for the other", async (test) => {
    const project = await copyProject(test, "flask-module");
    const { code, stderr } = await create(project, "django", "--yes");
    assert.equal(code, 2);
    assert.match(
      stderr,
      /No django project was found[\s\S]*Found flask: app = .*\nRun: npm init webpack-frontend flask/,
    );
  });
});

describe("two applications of one framework", () => {
  it("end with exit code 2 and the way to say which one is meant", async (test) => {
    const project = await copyProject(test, "flask-module");
    renameSync(join(project, "app.py"), join(project, "shop.py"));
    writeFileSync(join(project, "admin.py"), "from flask import Flask\n\napp = Flask(__name__)\n");
    await commit(project, "Two applications");
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /2 projects were found: .*admin\.py:3; .*shop\.py:\d+\.\n.*FLASK_APP/);
    writeFileSync(join(project, ".flaskenv"), "FLASK_APP=admin\n");
    assert.equal((await create(project, "--yes")).code, 0);
    assert.match(readFileSync(join(project, "admin.py"), "utf8"), /frontend\.init_app\(app\)/);
  });
});

describe("the check of an application", () => {
  async function createChecked(project: string) {
    const python = await virtualEnvironment("edits", ["Flask", "fastapi", "jinja2", "pyramid", "pyramid_jinja2"]);
    const env = { VIRTUAL_ENV: dirname(dirname(python)) };
    return run(process.execPath, [await bin(), "--yes", "--no-install"], { cwd: project, env });
  }

  for (const name of ["flask-module", "fastapi-routers", "pyramid-package"]) {
    it(`passes for ${name}, and leaves nothing behind`, async (test) => {
      const project = await copyProject(test, name);
      const { code, stdout } = await createChecked(project);
      assert.equal(code, 0);
      assert.match(stdout, /The project's own check passes\./);
      assert.ok((await changes(project)).every((file) => !file.includes("__pycache__")));
    });
  }

  it("takes everything back when the edit turned it bad", async (test) => {
    const project = await copyProject(test, "flask-module");
    appendFileSync(join(project, "app.py"), "\nassert not app.blueprints, 'no blueprints, please'\n");
    await commit(project, "No blueprints");
    const { code, stderr } = await createChecked(project);
    assert.equal(code, 1);
    assert.match(stderr, /After the edit of app\.py, .*-m flask routes failed; everything was taken back\./);
    assert.match(stderr, /no blueprints, please/);
    assert.deepEqual(await changes(project), []);
  });
});

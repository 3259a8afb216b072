import assert from "node:assert/strict";
import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import type { RunDocument } from "../../generators/command/document.ts";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { bin } from "../support/bin.ts";
import { djangoPython } from "../support/django.ts";
import { run } from "../support/processes.ts";
import { changes, commit, copyProject } from "../support/projects.ts";

async function pythonFor(name: string): Promise<string> {
  return name === "startproject" || name === "split"
    ? djangoPython("5.2")
    : virtualEnvironment("edits", ["Flask", "fastapi", "jinja2", "pyramid", "pyramid_jinja2"]);
}

/** Runs `create` with the interpreter that has the project's packages. */
async function create(name: string, project: string, ...words: string[]) {
  const env = { VIRTUAL_ENV: dirname(dirname(await pythonFor(name))) };
  return run(process.execPath, [await bin(), "--yes", "--no-install", ...words], { cwd: project, env });
}

/** A fixture project with files changed or added, committed. */
async function projectWith(test: TestContext, name: string, files: Record<string, string>): Promise<string> {
  const project = await copyProject(test, name);
  for (const [file, text] of Object.entries(files)) appendFileSync(join(project, file), text);
  await commit(project, "The test's own files");
  return project;
}

describe("the project, asked whether it has the frontend", () => {
  const answers: Record<string, RegExp> = {
    startproject: /Asked, the project says: Django's registry has frontend; frontend\.urls is at \/frontend\/\.\n/,
    "flask-module": /Asked, the project says: the Flask application has the blueprint frontend\.\n/,
    "fastapi-routers": /Asked, the project says: the application has the route \/static\/frontend\.\n/,
    "pyramid-package": /Asked, the project says: Pyramid's registry has the routes of frontend\.\n/,
  };
  for (const [name, answer] of Object.entries(answers)) {
    it(`says so in ${name}, and leaves nothing behind`, async (test) => {
      const project = await projectWith(test, name, { "README.txt": "A project\n" });
      // The tests' environment has no project installed, so that none is found as an egg.
      const ini = "[app:main]\nuse = call:found:main\n\n[server:main]\nuse = egg:waitress#main\n";
      if (name === "pyramid-package") writeFileSync(join(project, "development.ini"), ini);
      const { code, stdout } = await create(name, project);
      assert.equal(code, 0, stdout);
      assert.match(stdout, answer);
      assert.ok((await changes(project)).every((file) => !/__pycache__|sqlite/.test(file)));
    });
  }

  it("is `asked` in the JSON document", async (test) => {
    const project = await copyProject(test, "startproject");
    const { stdout } = await create("startproject", project, "--json");
    assert.deepEqual((JSON.parse(stdout) as RunDocument).asked, {
      answers: [
        { name: "INSTALLED_APPS", has: true, says: "Django's registry has frontend" },
        { name: "urlpatterns", has: true, says: "frontend.urls is at /frontend/" },
      ],
    });
  });

  const denials: [string, string, Record<string, string>, RegExp][] = [
    [
      "settings that another file shortens",
      "startproject",
      {
        "mysite/settings.py": '\nexec((BASE_DIR / "mysite/local.py").read_text())\n',
        "mysite/local.py": 'INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "frontend"]\n',
      },
      /After the edit of mysite\/settings\.py and mysite\/urls\.py, the project was asked, and does not have it; everything was taken back\.\nDjango's registry has no frontend\.\n/,
    ],
    [
      "URLs that are served from elsewhere",
      "startproject",
      {
        "mysite/settings.py": "\nfrom mysite.served import *\n",
        "mysite/served.py": 'globals()["ROOT_" + "URLCONF"] = __name__\nurlpatterns = []\n',
      },
      /does not have it; everything was taken back\.\nfrontend\.urls is not among the URLs\.\n/,
    ],
    [
      "blueprints that are dropped",
      "flask-module",
      { "app.py": "\napp.blueprints.clear()\n" },
      /After the edit of app\.py, .*\nthe Flask application does not have the blueprint frontend\.\n/,
    ],
    [
      "routes that are dropped",
      "fastapi-module",
      { "main.py": "\napp.router.routes.clear()\n" },
      /After the edit of main\.py, .*\nthe application does not have the route \/static\/frontend\.\n/,
    ],
  ];
  for (const [title, name, files, message] of denials) {
    it(`has everything taken back where it says no: ${title}`, async (test) => {
      const project = await projectWith(test, name, files);
      const { code, stderr } = await create(name, project);
      assert.equal(code, 1, stderr);
      assert.match(stderr, message);
      assert.deepEqual(await changes(project), []);
      assert.ok(!existsSync(join(project, "frontend")));
    });
  }

  it("is not asked where nothing starts it, which is no failure, and is said", async (test) => {
    const project = await copyProject(test, "flask-module");
    rmSync(join(project, "app.py"));
    const main =
      "from fastapi import FastAPI\n\n\ndef create_app(name):\n    app = FastAPI(title=name)\n    return app\n";
    writeFileSync(join(project, "main.py"), main);
    await commit(project, "A factory with arguments");
    const { code, stdout } = await create("flask-module", project);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /The project was not asked whether it has the frontend: create_app\(\) needs arguments\.\n/);
  });

  it("is not asked where it does not start: its check has said why", async (test) => {
    const project = await projectWith(test, "flask-module", {
      "app.py": '\nraise RuntimeError("the database is away")\n',
    });
    const { code, stdout } = await create("flask-module", project);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /check failed before the edit too, [^\n]*\n {2}RuntimeError: the database is away\n/);
    assert.doesNotMatch(stdout, /asked/i);
  });
});

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { bin } from "../support/bin.ts";
import { djangoPython } from "../support/django.ts";
import { run } from "../support/processes.ts";
import { commit, git } from "../support/projects.ts";
import { serve } from "../support/serve.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { KEYS, openTerminal } from "../support/terminal.ts";
import { create, SETTLED } from "./run.ts";

const FLASK = `from flask import Flask
from helpers import name

app = Flask(__name__)


@app.get("/")
def home():
    return name()
`;
const FASTAPI = FLASK.replaceAll(/flask/g, "fastapi")
  .replaceAll("Flask(__name__)", "FastAPI()")
  .replace("Flask", "FastAPI");
const PYRAMID = `from helpers import name
from pyramid.config import Configurator
from pyramid.response import Response


def main(settings):
    with Configurator(settings=settings) as config:
        config.add_route("home", "/")
        config.add_view(lambda request: Response(name()), route_name="home")
        return config.make_wsgi_app()


app = main({})
`;

/** A project in a git repository of its own. */
async function projectOf(test: TestContext, files: Record<string, string>): Promise<string> {
  const project = temporaryFolder(test, "started");
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  await git(project, "init", "--quiet", "--initial-branch=main");
  await commit(project, "The project");
  return project;
}

const commandIn = (project: string, folder: string) => {
  const text = readFileSync(join(project, folder, "package.json"), "utf8");
  return (JSON.parse(text) as { config: { backend: { command?: string } } }).config.backend.command;
};

describe("a folder that has an __init__.py, and is no package to those who start it", () => {
  const kinds = [
    { name: "flask", text: FLASK, server: "gunicorn", added: "import frontend" },
    { name: "fastapi", text: FASTAPI, server: "uvicorn", added: "import frontend" },
    { name: "pyramid", text: PYRAMID, server: "gunicorn", added: 'config.include("frontend")' },
  ];
  for (const { name, text, server, added } of kinds) {
    it(`is served as before by ${server}, with the frontend in it, for ${name}`, async (test) => {
      const project = await projectOf(test, {
        "backend/__init__.py": "",
        "backend/helpers.py": 'def name():\n    return "it is served"\n',
        "backend/main.py": text,
        "backend/Dockerfile": `COPY . /app\nWORKDIR /app\nCMD ["${server}", "main:app"]\n`,
      });
      const python = await djangoPython("5.2");
      const env = { VIRTUAL_ENV: dirname(dirname(python)) };
      const words = [await bin(), "--yes", "--no-install"];
      const { code, stdout, stderr } = await run(process.execPath, words, { cwd: project, env });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /The project's own check passes\./);
      assert.ok(
        readFileSync(join(project, "backend/main.py"), "utf8")
          .split("\n")
          .some((line) => line.trim() === added),
      );
      const address = server === "uvicorn" ? "--port" : "--bind";
      const { url } = await serve(test, { cwd: join(project, "backend"), python }, (port) => [
        ...["-m", server, "main:app", address],
        server === "uvicorn" ? String(port) : `127.0.0.1:${port}`,
      ]);
      assert.match(await (await fetch(url)).text(), /it is served/);
    });
  }
});

describe("a backend of which nobody knows the command", () => {
  const FACTORY = "from flask import Flask\n\n\ndef create_app(config):\n    app = Flask(__name__)\n    return app\n";
  const env = "from shop import create_app\n\napp = create_app('x')\n";
  const files = { "shop/__init__.py": FACTORY, "db/env.py": env, "requirements.txt": "flask\n" };

  it("gets none: the report, the README and npm start say where to put it", async (test) => {
    const project = await projectOf(test, files);
    const { code, stdout } = await create(project, "--yes");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /Next:\n {2}say what starts your backend, under config\.backend\.command in shop\/frontend\/package\.json\n/,
    );
    assert.equal(commandIn(project, "shop/frontend"), undefined);
    const readme = readFileSync(join(project, "shop/frontend/README.md"), "utf8");
    assert.match(readme, /put the command into `package\.json`, under `config\.backend\.command`/);
    assert.match(readme, /\| `flask --app … frontend check` \|/);
    assert.doesNotMatch(readme, /undefined|db\/env/);
  });

  it("keeps the one that its owner has put there, in a second run and in add", async (test) => {
    const project = await projectOf(test, files);
    await create(project, "--yes");
    const file = join(project, "shop/frontend/package.json");
    const text = readFileSync(file, "utf8").replace('"backend": {', '"backend": {\n      "command": "make serve",');
    writeFileSync(file, text);
    assert.match((await create(project, "--yes")).stdout, /0 files created, 2 changed \(shop\/frontend\/README\.md, /);
    assert.match((await create(project, "--yes")).stdout, /Nothing to do in/);
    assert.equal(commandIn(project, "shop/frontend"), "make serve");
    const added = await run(process.execPath, [await bin(), "add", "workers", "--no-install", "--yes"], {
      cwd: project,
    });
    assert.equal(added.code, 0, added.stderr);
    assert.equal(commandIn(project, "shop/frontend"), "make serve");
  });

  it("is asked about in a terminal", async (test) => {
    const project = await projectOf(test, files);
    const words = ["--no-install", ...SETTLED, "--directory", "web"];
    const terminal = openTerminal(test, process.execPath, [await bin(), ...words], { cwd: project });
    await terminal.see("Command that starts shop");
    terminal.type("flask --app 'shop:create_app(1)' run" + KEYS.enter);
    await terminal.see("Write this");
    terminal.type(KEYS.enter);
    assert.equal(await terminal.exited, 0);
    assert.equal(commandIn(project, "shop/web"), "flask --app 'shop:create_app(1)' run");
  });
});

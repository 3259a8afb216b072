import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { run } from "../support/processes.ts";
import { temporaryFolder, type Scope } from "../support/temporary.ts";
import { variant } from "../support/variant.ts";
import { makeFolder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

const templates = resolve(import.meta.dirname, "../../templates/frontend");

interface Backend {
  command?: string;
  folder: string;
  url: string;
  env: Record<string, string>;
}

const { findCommand, findUrl } = (await import(pathToFileURL(join(templates, "scripts/support/backend.mjs")).href)) as {
  findCommand: (backend: Backend, root: string) => string[];
  findUrl: (url: string, args: string[]) => string;
};
const { readBackend } = (await import(pathToFileURL(join(templates, "webpack/support/address.mjs")).href)) as {
  readBackend: (root: string) => Backend;
};

describe("npm start", () => {
  const scope = suiteScope();

  it("says how to install the packages where there are none, by the lock file's own manager", async () => {
    const folder = await makeFolder(scope);
    await rm(folder.path("node_modules"), { recursive: true });
    for (const [lock, manager] of [
      [undefined, "npm"],
      ["../yarn.lock", "yarn"],
      ["pnpm-lock.yaml", "pnpm"],
    ]) {
      if (lock) await folder.write(lock, "");
      const { code, stdout, stderr } = await run("npm", ["start", "--silent"], { cwd: folder.root });
      assert.equal(code, 1);
      assert.equal(
        stdout + stderr,
        `The packages of ${folder.root} are not installed: ${variant.name} is missing.\nFix: run \`${manager ?? ""} install\` there.\n`,
      );
    }
  });
});

describe("the variables of the backend", () => {
  const scope = suiteScope();

  it("are those of package.json, where the shell does not set them", async () => {
    const folder = await makeFolder(scope);
    await folder.write("print.mjs", "console.log(process.env.FROM_FILE, process.env.FROM_SHELL);");
    const env = { FROM_FILE: "file", FROM_SHELL: "file" };
    const backend = { command: "node print.mjs", folder: ".", url: "http://127.0.0.1:5000", env };
    const { scripts } = (await folder.json("package.json")) as { scripts: object };
    await folder.write("package.json", JSON.stringify({ type: "module", scripts, config: { backend } }));
    const { code, text } = await folder.script("start", { FROM_SHELL: "shell" });
    assert.equal(code, 0, text);
    assert.match(text, /^backend \| file shell$/m);
  });
});

describe("where the backend answers, by what follows npm start --", () => {
  for (const [args, expected] of [
    [[], "http://127.0.0.1:5000"],
    [["8001"], "http://127.0.0.1:8001"],
    [["0.0.0.0:8001"], "http://127.0.0.1:8001"],
    [["0:8001"], "http://127.0.0.1:8001"],
    [["[::]:8001"], "http://[::1]:8001"],
    [["example.test:8001"], "http://example.test:8001"],
    [["--port", "8001"], "http://127.0.0.1:8001"],
    [["--port=8001"], "http://127.0.0.1:8001"],
    [["-p", "8001"], "http://127.0.0.1:8001"],
    [["-p8001"], "http://127.0.0.1:8001"],
    [["--host", "0.0.0.0"], "http://127.0.0.1:5000"],
    [["--host", "::"], "http://[::1]:5000"],
    [["--host", "::1", "--port", "8001"], "http://[::1]:8001"],
    [["-h", "192.168.1.7", "-p", "8001"], "http://192.168.1.7:8001"],
    [["--bind", "0.0.0.0:8001"], "http://127.0.0.1:8001"],
    [["--reload", "--port", "8001"], "http://127.0.0.1:8001"],
    // Values of options that say nothing of the address.
    [["--settings", "mysite.local"], "http://127.0.0.1:5000"],
    [["--workers", "4"], "http://127.0.0.1:5000"],
    [["--verbosity", "2", "8001"], "http://127.0.0.1:8001"],
    [["80"], "http://127.0.0.1:80"],
    [["--log-level", "debug", "--port", "8001"], "http://127.0.0.1:8001"],
  ] as const) {
    it(`${args.join(" ") || "nothing"}: ${expected}`, () => {
      assert.equal(findUrl("http://127.0.0.1:5000", [...args]), expected);
    });
  }

  it("keeps the address of package.json otherwise, be it without a port", () => {
    assert.equal(findUrl("http://shop.test", []), "http://shop.test:80");
    assert.equal(findUrl("http://localhost:6543", ["--reload"]), "http://localhost:6543");
  });
});

describe("the program of the backend", () => {
  it("comes from the active environment, before one that lies in the project", (t) => {
    const { project, command } = layout(t, ["active/bin/flask", "project/.venv/bin/flask"], { VIRTUAL_ENV: "active" });
    assert.deepEqual(command("flask --app shop run"), [join(project, "../active/bin/flask"), "--app", "shop", "run"]);
  });

  it("comes from the project's own environment, where the active one does not have it", (t) => {
    const { project, command } = layout(t, ["active/bin/python", "project/venv/bin/flask"], { VIRTUAL_ENV: "active" });
    assert.deepEqual(command("flask run"), [join(project, "venv/bin/flask"), "run"]);
  });

  it("comes from an environment above, up to the root of the repository and no further", (t) => {
    const { project, command } = layout(t, [".venv/bin/flask", "project/.git/HEAD", "path/flask"]);
    assert.deepEqual(command("flask run"), ["flask", "run"]);
    const inner = layout(t, ["project/.git/HEAD", "project/.venv/bin/flask"], {}, "project/backend/app");
    assert.deepEqual(inner.command("flask run"), [join(inner.project, "../../.venv/bin/flask"), "run"]);
    assert.notEqual(project, inner.project);
  });

  for (const [lock, manager] of [
    ["uv.lock", "uv"],
    ["poetry.lock", "poetry"],
    ["Pipfile.lock", "pipenv"],
  ] as const) {
    it(`is run by ${manager} where there is ${lock} and no environment`, (t) => {
      const { command } = layout(t, [`project/${lock}`, `path/${manager}`, "path/flask"]);
      assert.deepEqual(command("flask run --debug"), [manager, "run", "flask", "run", "--debug"]);
    });
  }

  it("is python3 where a python is meant and that is on the PATH", (t) => {
    const { command } = layout(t, ["path/python3", "path/python"]);
    assert.deepEqual(command("python manage.py runserver"), ["python3", "manage.py", "runserver"]);
  });

  it("takes words in quotes as one", (t) => {
    const { command } = layout(t, ["path/flask"]);
    assert.deepEqual(command(`flask --app "shop:create_app('local')" run`), [
      "flask",
      "--app",
      "shop:create_app('local')",
      "run",
    ]);
  });

  it("is missed with a sentence that says what to do", (t) => {
    const { command } = layout(t, []);
    assert.throws(
      () => command("flask run"),
      /^Error: flask was not found: .*\nFix: activate your project's environment/,
    );
  });
});

describe("config.backend of package.json", () => {
  const whole = { command: "flask run", folder: "../..", url: "http://127.0.0.1:5000" };

  it("is read, its folder from where package.json is", (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ config: { backend: whole } }));
    assert.deepEqual(readBackend(folder), { ...whole, folder: resolve(folder, "../.."), env: {} });
  });

  it("may have variables for the command", (t) => {
    const folder = temporaryFolder(t);
    const env = { PYRAMID_RELOAD_TEMPLATES: "1" };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ config: { backend: { ...whole, env } } }));
    assert.deepEqual(readBackend(folder).env, env);
  });

  it("needs a command for npm start alone, which says what to put there, as it is for this backend", (t) => {
    const folder = temporaryFolder(t);
    const backend = { folder: whole.folder, url: whole.url };
    writeFileSync(join(folder, "package.json"), JSON.stringify({ config: { backend } }));
    assert.equal(readBackend(folder).url, whole.url);
    for (const [kind, example] of [
      ["flask", "flask --app yourmodule run --debug"],
      ["pyramid", "pserve development.ini --reload"],
    ] as const) {
      writeFileSync(join(folder, ".webpack-frontend.json"), JSON.stringify({ choices: { backend: kind } }));
      assert.throws(
        () => findCommand(readBackend(folder), folder),
        new RegExp(
          `config\\.backend\\.command is missing in .*what starts your backend\\?\nFix: npm pkg set config\\.backend\\.command="${example}"`,
        ),
      );
    }
  });

  for (const name of ["folder", "url"] as const) {
    it(`is missed by name with the command that mends it: ${name}`, (t) => {
      const folder = temporaryFolder(t);
      for (const config of [{ backend: { ...whole, [name]: undefined } }, { backend: { ...whole, [name]: 8000 } }]) {
        writeFileSync(join(folder, "package.json"), JSON.stringify({ config }));
        assert.throws(
          () => readBackend(folder),
          new RegExp(`config\\.backend\\.${name} is missing in .*\nFix: npm pkg set config\\.backend\\.${name}=`),
        );
      }
    });
  }
});

/**
 * A project in a folder, with programs around it.
 *
 * @param files relative to the folder; `path/` is the PATH
 * @param env folders by the variables that name them
 */
function layout(scope: Scope, files: string[], env: Record<string, string> = {}, project = "project") {
  const folder = temporaryFolder(scope);
  for (const file of [...files, `${project}/manage.py`]) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "");
    chmodSync(join(folder, file), 0o755);
  }
  const own = {
    VIRTUAL_ENV: undefined,
    CONDA_PREFIX: undefined,
    PATH: ["path"].map((name) => join(folder, name)).join(delimiter),
  };
  const chosen = Object.fromEntries(Object.entries(env).map(([name, place]) => [name, join(folder, place)]));
  const command = (words: string): string[] => {
    const before = { ...process.env };
    try {
      for (const [name, value] of Object.entries({ ...own, ...chosen })) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      return findCommand(
        { command: words, folder: join(folder, project), url: "http://127.0.0.1:5000", env: {} },
        folder,
      );
    } finally {
      process.env = before;
    }
  };
  return { project: join(folder, project), command };
}

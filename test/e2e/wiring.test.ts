import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { frameworkPython } from "../../scripts/backends.mjs";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { bin } from "../support/bin.ts";
import { run, succeed, type Result } from "../support/processes.ts";
import { changes, commit, copyProject, diff } from "../support/projects.ts";

interface Case {
  /** A folder of test/projects. */
  name: string;
  framework: Parameters<typeof frameworkPython>[0];
  /** Where the frontend folder goes. */
  base: string;
  /** The lines that come and go, without those that are empty. */
  lines: string[];
  /** The folder that Python imports from, below the project's. */
  path?: string;
  /** How the project's own tests are run. */
  tests?: string[];
  /** How the folder's smoke test is run. */
  smoke?: string[];
}

const DISCOVER = ["-m", "unittest", "discover", "-t", ".", "-s"];

const CASES: Case[] = [
  {
    name: "flask-factory",
    framework: "flask",
    base: "shop",
    lines: ["+from . import frontend", "+    frontend.init_app(app)"],
  },
  {
    name: "flask-module",
    framework: "flask",
    base: "",
    lines: ["+import frontend", "+frontend.init_app(app)"],
    tests: ["-m", "unittest", "test_app"],
  },
  {
    name: "flask-src",
    framework: "flask",
    base: "src/almanac",
    lines: ["+from almanac import frontend", "+    frontend.init_app(app)"],
    path: "src",
    tests: ["-m", "unittest", "discover", "-s", "tests"],
  },
  {
    name: "fastapi-routers",
    framework: "fastapi",
    base: "app",
    lines: [
      "+from . import frontend",
      "+frontend.init_app(app)",
      "+from . import frontend",
      "+frontend.init_templates(templates)",
    ],
  },
  {
    name: "fastapi-module",
    framework: "fastapi",
    base: "",
    lines: ["+import frontend", "+frontend.init_app(app, templates)"],
    tests: ["-m", "unittest", "test_main"],
  },
  {
    name: "fastapi-api",
    framework: "fastapi",
    base: "parcels",
    lines: ["+from parcels import frontend", "+frontend.init_app(app)"],
  },
  {
    name: "pyramid-package",
    framework: "pyramid",
    base: "found",
    lines: ['+        config.include(".frontend")'],
  },
  {
    name: "django-jinja2",
    framework: "django-jinja2",
    base: "",
    lines: [
      "+    'frontend',",
      "-from django.urls import path",
      "+from django.urls import include, path",
      "+    path('frontend/', include('frontend.urls')),",
    ],
    tests: ["manage.py", "test", "letters"],
    smoke: ["manage.py", "test", "frontend"],
  },
];

describe("a project whose backend nobody has named", { timeout: 900_000 }, () => {
  for (const { name, framework, base, lines, path = "", tests = [...DISCOVER, "tests"], smoke } of CASES) {
    it(`${name}: is plugged in by lines that a second run does not repeat, and its tests pass as before`, async (t) => {
      const folder = await copyProject(t, name);
      const python = await frameworkPython(framework);
      const env = { VIRTUAL_ENV: dirname(dirname(python)), PYTHONPATH: path && join(folder, path) };
      await succeed(python, tests, { cwd: folder, env });

      await assertCreated(folder, env, /The project's own check passes/);
      const edits = (await diff(folder)).split("\n").filter((line) => /^[-+](?![-+])./.test(line));
      assert.deepEqual(edits, lines);
      const made = (await changes(folder)).filter((line) => line.startsWith("?? "));
      assert.deepEqual(
        made.filter((line) => !line.startsWith(`?? ${join(base, "frontend")}/`)),
        [],
      );
      for (const file of ["__init__.py", "webpack.config.mjs"])
        assert.ok(existsSync(join(folder, base, "frontend", file)));

      await succeed(python, tests, { cwd: folder, env });
      const module = join(base.slice(path.length), "frontend/tests").split("/").filter(Boolean).join(".");
      await succeed(python, smoke ?? ["-m", "unittest", module], { cwd: folder, env });
      await assertFormatted(join(folder, base, "frontend"));

      await commit(folder, "With a frontend");
      await assertCreated(folder, env, /./);
      assert.deepEqual(await changes(folder), []);
    });
  }

  it("two-frameworks: is asked for by name, and then the other one is left alone", async (t) => {
    const folder = await copyProject(t, "two-frameworks");
    const unnamed = await create(folder, []);
    assert.equal(unnamed.code, 2, unnamed.stderr);
    assert.match(unnamed.stderr, /npm init webpack-frontend django\b.*\bnpm init webpack-frontend fastapi\b/);
    assert.deepEqual(await changes(folder), []);

    for (const [backend, place, files] of [
      ["fastapi", "tickets/frontend", ["tickets/main.py"]],
      ["django", "website/frontend", ["website/website/settings.py", "website/website/urls.py"]],
    ] as const) {
      const { code, stdout, stderr } = await create(folder, [backend]);
      assert.equal(code, 0, stdout + stderr);
      assert.ok(existsSync(join(folder, place, "webpack.config.mjs")));
      const edited = (await changes(folder)).filter((line) => !line.startsWith(`?? ${place}/`));
      assert.deepEqual(
        edited,
        files.map((file) => ` M ${file}`),
      );
      await commit(folder, backend);
    }
  });
});

/** The packed command line, without npm around it. */
async function create(cwd: string, words: string[], env: NodeJS.ProcessEnv = {}): Promise<Result> {
  return run(process.execPath, [await bin(), ...words, "--yes", "--no-install"], { cwd, env });
}

async function assertCreated(folder: string, env: NodeJS.ProcessEnv, says: RegExp): Promise<void> {
  const { code, stdout, stderr } = await create(folder, [], env);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, says);
}

/** As the user's own linter and formatter see it, with their defaults. */
async function assertFormatted(frontend: string): Promise<void> {
  const requirements = readFileSync(join(import.meta.dirname, "../python/requirements.txt"), "utf8");
  const [pinned = ""] = /^ruff==.+$/m.exec(requirements) ?? [];
  const ruff = await virtualEnvironment("ruff", [pinned]);
  for (const words of [["check"], ["format", "--check"]]) {
    await succeed(ruff, ["-m", "ruff", ...words, "--isolated", "--no-cache", "."], { cwd: frontend });
  }
}

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findInterpreter, hasPackage } from "../../../../generators/project/python/interpreter.ts";
import { tree } from "./tree.ts";

const nothing = { PATH: "" };
const python = "#!/bin/sh\n";

describe("the interpreter of a project", () => {
  it("is the activated one before all others", async () => {
    const root = tree({ "elsewhere/bin/python": python, "project/.venv/bin/python": python });
    const found = await findInterpreter(join(root, "project"), "", "django", {
      ...nothing,
      VIRTUAL_ENV: join(root, "elsewhere"),
    });
    assert.deepEqual(found, { command: [join(root, "elsewhere/bin/python")], evidence: "VIRTUAL_ENV" });
  });

  it("stands beside manage.py or above it, up to the root", async () => {
    const above = tree({ "venv/bin/python": python, "services/web/manage.py": "" });
    assert.equal((await findInterpreter(above, "services/web", "django", nothing))?.evidence, "venv");
    const beside = tree({ ".venv/bin/python": python, "services/web/.venv/bin/python": python });
    assert.equal((await findInterpreter(beside, "services/web", "django", nothing))?.evidence, "services/web/.venv");
  });

  it("has another place on Windows", async () => {
    const root = tree({ "env/Scripts/python.exe": "" });
    assert.deepEqual((await findInterpreter(root, "", "django", nothing))?.command, [
      join(root, "env/Scripts/python.exe"),
    ]);
  });

  it("is run by the package manager whose lock file is there, if that is installed", async () => {
    const root = tree({ "uv.lock": "", "tools/bin/uv": python, "tools/bin/poetry": python });
    const withUv = { PATH: join(root, "tools/bin") };
    assert.deepEqual((await findInterpreter(root, "", "django", withUv))?.command, [
      "uv",
      "run",
      "--no-sync",
      "python",
    ]);
    assert.equal(await findInterpreter(root, "", "django", nothing), undefined);
    assert.deepEqual((await findInterpreter(tree({ "poetry.lock": "" }), "", "django", withUv))?.command, [
      "poetry",
      "run",
      "python",
    ]);
  });

  it("is run for the folder that the lock file stands in", async () => {
    const root = tree({ "backend/uv.lock": "", "tools/bin/uv": python });
    const found = await findInterpreter(root, "backend", "django", { PATH: join(root, "tools/bin") });
    assert.deepEqual(found, {
      command: ["uv", "run", "--no-sync", "--project", "backend", "python"],
      evidence: "backend/uv.lock",
    });
  });

  it("is the one on the PATH only if it knows what the project needs", async () => {
    assert.equal((await findInterpreter(tree({}), "", "json"))?.command.length, 1);
    assert.equal(await findInterpreter(tree({}), "", "no_such_module_anywhere"), undefined);
  });
});

describe("a package of a project's environment", () => {
  it("is looked for where the interpreter's libraries are", () => {
    const files = { "venv/bin/python": python, "venv/lib/python3.12/site-packages/fastapi_cli/__init__.py": "" };
    assert.equal(hasPackage(tree(files), "services/web", "fastapi_cli", nothing), true);
    assert.equal(hasPackage(tree(files), "", "jinja2", nothing), false);
    const windows = { "venv/Scripts/python.exe": "", "venv/Lib/site-packages/jinja2/__init__.py": "" };
    assert.equal(hasPackage(tree(windows), "", "jinja2", nothing), true);
  });

  it("counts in the activated one only, if there is one", () => {
    const root = tree({ "venv/bin/python": python, "venv/lib/p/site-packages/x/a": "", "other/bin/python": python });
    assert.equal(hasPackage(root, "", "x", { VIRTUAL_ENV: join(root, "other") }), false);
  });

  it("is absent where there is no environment", () => {
    assert.equal(hasPackage(tree({}), "", "jinja2", nothing), false);
  });
});

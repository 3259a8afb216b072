import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { findInterpreter } from "../../../../generators/app/python/interpreter.ts";
import { tree } from "./tree.ts";

const nothing = { PATH: "" };
const python = "#!/bin/sh\n";

describe("the interpreter of a project", () => {
  it("is the activated one before all others", () => {
    const root = tree({ "elsewhere/bin/python": python, "project/.venv/bin/python": python });
    const found = findInterpreter(join(root, "project"), "", "django", {
      ...nothing,
      VIRTUAL_ENV: join(root, "elsewhere"),
    });
    assert.deepEqual(found, { command: [join(root, "elsewhere/bin/python")], evidence: "VIRTUAL_ENV" });
  });

  it("stands beside manage.py or above it, up to the root", () => {
    const above = tree({ "venv/bin/python": python, "services/web/manage.py": "" });
    assert.equal(findInterpreter(above, "services/web", "django", nothing)?.evidence, "venv");
    const beside = tree({ ".venv/bin/python": python, "services/web/.venv/bin/python": python });
    assert.equal(findInterpreter(beside, "services/web", "django", nothing)?.evidence, "services/web/.venv");
  });

  it("has another place on Windows", () => {
    const root = tree({ "env/Scripts/python.exe": "" });
    assert.deepEqual(findInterpreter(root, "", "django", nothing)?.command, [join(root, "env/Scripts/python.exe")]);
  });

  it("is run by the package manager whose lock file is there, if that is installed", () => {
    const root = tree({ "uv.lock": "", "tools/bin/uv": python, "tools/bin/poetry": python });
    const withUv = { PATH: join(root, "tools/bin") };
    assert.deepEqual(findInterpreter(root, "", "django", withUv)?.command, ["uv", "run", "--no-sync", "python"]);
    assert.equal(findInterpreter(root, "", "django", nothing), undefined);
    assert.deepEqual(findInterpreter(tree({ "poetry.lock": "" }), "", "django", withUv)?.command, [
      "poetry",
      "run",
      "python",
    ]);
  });

  it("is run for the folder that the lock file stands in", () => {
    const root = tree({ "backend/uv.lock": "", "tools/bin/uv": python });
    const found = findInterpreter(root, "backend", "django", { PATH: join(root, "tools/bin") });
    assert.deepEqual(found, {
      command: ["uv", "run", "--no-sync", "--project", "backend", "python"],
      evidence: "backend/uv.lock",
    });
  });

  it("is the one on the PATH only if it knows what the project needs", () => {
    assert.equal(findInterpreter(tree({}), "", "json")?.command.length, 1);
    assert.equal(findInterpreter(tree({}), "", "no_such_module_anywhere"), undefined);
  });
});

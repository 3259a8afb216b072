import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findRendered } from "../../../generators/command/findRendered.ts";
import { backends } from "../../../generators/project/backends/index.ts";
import { formatState, stateFile } from "../../../generators/plan/state.ts";
import type { BackendName } from "../../../generators/choices.ts";
import { UsageError } from "../../../generators/errors.ts";
import { CHOICES } from "../../support/choices.ts";
import { tree } from "../project/python/tree.ts";

const flask = "from flask import Flask\n\napp = Flask(__name__)\n";
const fastapi = "from fastapi import FastAPI\n\napp = FastAPI()\n";

function state(backend: BackendName, directory: string): string {
  return formatState({
    version: "1.0.0",
    choices: { ...CHOICES, backend, directory },
    wiring: [],
    files: {},
  });
}

const find = (files: Record<string, string>, directory?: string) =>
  findRendered(
    tree(files),
    backends,
    { verb: "add", changes: { bundler: "rspack" }, bare: [], ...(directory !== undefined && { directory }) },
    undefined,
  );

describe("the rendered folder that add means", () => {
  it("is that of the project which it was rendered for, where another stands beside it", async () => {
    const files = { "app.py": flask, "main.py": fastapi, [`frontend/${stateFile}`]: state("fastapi", "frontend") };
    const { project, folder } = await find(files);
    assert.deepEqual([project.backend, folder], ["fastapi", "frontend"]);
  });

  it("is the one that is named, with or without a slash at its end", async () => {
    const files = {
      "app.py": flask,
      [`frontend/${stateFile}`]: state("flask", "frontend"),
      [`admin/${stateFile}`]: state("flask", "admin"),
    };
    for (const name of ["admin", "admin/", "./admin"]) assert.equal((await find(files, name)).folder, "admin");
    await assert.rejects(
      find(files),
      (error) =>
        error instanceof UsageError &&
        error.fix === "Name the one that you mean: --directory admin or --directory frontend",
    );
  });

  it("is not guessed where it may be that of either of two applications", async () => {
    const files = { "one.py": flask, "two.py": flask, [`frontend/${stateFile}`]: state("flask", "frontend") };
    await assert.rejects(
      find(files),
      (error) =>
        error instanceof UsageError &&
        /^2 rendered folders .*one\.py.*two\.py/.test(error.message) &&
        error.fix.includes("FLASK_APP"),
    );
  });

  it("may be asked for", async () => {
    const files = { "app.py": flask, [`a/${stateFile}`]: state("flask", "a"), [`b/${stateFile}`]: state("flask", "b") };
    const select = (_message: string, values: readonly string[]) => Promise.resolve(values[1] ?? "");
    const no = () => Promise.reject(new Error("nothing else is asked"));
    const ask = { select, several: no, input: no, confirm: no };
    const { folder } = await findRendered(tree(files), backends, { verb: "add", changes: {}, bare: [] }, ask);
    assert.equal(folder, "b");
  });
});

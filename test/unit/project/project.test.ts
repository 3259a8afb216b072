import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { BackendName } from "../../../generators/choices.ts";
import { backends } from "../../../generators/project/backends/index.ts";
import { findProject } from "../../../generators/project/project.ts";
import { tree } from "./python/tree.ts";

const flask = "from flask import Flask\n\napp = Flask(__name__)\n";
const fastapi = "from fastapi import FastAPI\n\napp = FastAPI()\n";
const find = (files: Record<string, string>, wanted?: BackendName) =>
  findProject(tree(files), backends, wanted, undefined);

async function fixFor(files: Record<string, string>, wanted?: BackendName): Promise<string> {
  const error: unknown = await find(files, wanted).catch((reason: unknown) => reason);
  assert.ok(error instanceof Error && "fix" in error && typeof error.fix === "string");
  return error.fix;
}

describe("the project that the frontend is for", () => {
  it("is the only one that there is", async () => {
    assert.equal((await find({ "app.py": flask })).backend, "flask");
  });

  it("is of the backend that the user names, though there are two", async () => {
    const files = { "app.py": flask, "main.py": fastapi };
    assert.equal((await find(files, "fastapi")).backend, "fastapi");
    assert.equal(
      await fixFor(files),
      "Name the backend that you mean: npm init webpack-frontend flask or npm init webpack-frontend fastapi",
    );
  });

  it("is chosen by the folder where two of one backend stand apart", async () => {
    const files = { "a/app.py": flask, "a/requirements.txt": "", "b/app.py": flask, "b/requirements.txt": "" };
    assert.equal(await fixFor(files), "Run the command in the folder of the one that you mean: cd a");
  });

  it("is chosen by the framework's configuration where two of one backend stand together", async () => {
    assert.match(await fixFor({ "one.py": flask, "two.py": flask }), /\.flaskenv/);
    assert.match(await fixFor({ "one.py": fastapi, "two.py": fastapi }), /pyproject\.toml/);
  });

  it("is proposed where the user has named another backend", async () => {
    assert.equal(await fixFor({ "app.py": flask }, "pyramid"), "Run: npm init webpack-frontend flask");
    assert.equal(await fixFor({}, "pyramid"), "Run the command in the folder that holds your project.");
  });

  it("is not found in frameworks that nobody looks for, and what was looked for is said in a line", async () => {
    const files = { "main.py": "from quart import Quart\n\napp = Quart(__name__)\n", "requirements.txt": "quart\n" };
    await assert.rejects(find(files), ({ message }: Error) => {
      const [first, ...others] = message.split("\n");
      assert.match(first ?? "", /^No django, flask, fastapi or pyramid project was found in /);
      assert.deepEqual(others, [
        "Looked for manage.py, Flask(...), FastAPI(...) or Starlette(...), Configurator(...) in this folder and below it.",
      ]);
      return true;
    });
    await assert.rejects(find(files, "django"), /\nLooked for manage\.py in this folder and below it\.$/);
  });

  it("is the one that somebody who is asked chooses", async () => {
    const select = (_: string, values: readonly string[]) => Promise.resolve(values[1] ?? "");
    const no = () => Promise.reject(new Error("nothing else is asked"));
    const ask = { select, several: no, input: no, confirm: no };
    const found = await findProject(tree({ "app.py": flask, "main.py": fastapi }), backends, undefined, ask);
    assert.equal(found.backend, "fastapi");
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readVariable } from "../../../../generators/project/python/environmentFiles.ts";
import { tree } from "./tree.ts";

describe("a variable of a .env file", () => {
  const value = (text: string) => readVariable(tree({ ".flaskenv": text }), "", "FLASK_APP")?.value;

  it("is read with and without quotes, export and comments", () => {
    assert.equal(value("FLASK_APP=shop\n"), "shop");
    assert.equal(value("export FLASK_APP = 'shop:create_app()'  # which\r\n"), "shop:create_app()");
    assert.equal(value("FLASK_APP=\"shop:make('a b')\"\n"), "shop:make('a b')");
    assert.equal(value("FLASK_APP=shop # which\n"), "shop");
    assert.equal(value("# FLASK_APP=old\nMY_FLASK_APP=other\n"), undefined);
  });

  it("counts in .env before .flaskenv, as in Flask", () => {
    const root = tree({ "web/.env": "A=1\nFLASK_APP=one\n", "web/.flaskenv": "FLASK_APP=two\n" });
    assert.deepEqual(readVariable(root, "web", "FLASK_APP"), { value: "one", file: "web/.env", line: 2 });
  });
});

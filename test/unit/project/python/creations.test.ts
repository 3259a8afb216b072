import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { creationsOf } from "../../../../generators/project/python/creations.ts";
import { parsePython } from "../../../../generators/project/python/syntax.ts";

const made = (...lines: string[]) =>
  creationsOf(parsePython(`from flask import Flask\n${lines.join("\n")}\n`), ["flask.Flask"]).map(
    ({ holder, scope, line, class: name, function: around }) => ({
      ...holder,
      scope,
      line,
      class: name,
      isInFunction: around !== undefined,
      body: undefined,
    }),
  );
const app = {
  kind: "variable",
  name: "app",
  scope: "module",
  line: 2,
  class: "Flask",
  isInFunction: false,
  body: undefined,
};

describe("what makes an object of a class", () => {
  it("is a call that an import resolves, whatever else has the name", () => {
    assert.deepEqual(made("app = Flask(__name__)"), [app]);
    assert.deepEqual(made("app = other.Flask(__name__)", "'app = Flask(__name__)'", "# app = Flask(__name__)"), []);
  });

  it("is one statement, though it chooses between two calls", () => {
    assert.deepEqual(made("app = Flask('a') if x else Flask('b')"), [app]);
  });

  it("is a call of a class that the file derives from it", () => {
    assert.deepEqual(made("class Shop(Flask):", "    pass", "app = Shop(__name__)"), [
      { ...app, line: 4, class: "Shop" },
    ]);
  });

  it("has the function of the module that it stands in", () => {
    const [inFunction] = made("async def create_app():", "    app = Flask(__name__)");
    assert.deepEqual(inFunction, { ...app, line: 3, scope: "function", isInFunction: true });
    const [inMethod] = made("class A:", "    def b(self):", "        app = Flask(__name__)");
    assert.deepEqual(inMethod, { ...app, line: 4, scope: "function" });
  });

  const holders: [string, string][] = [
    ["app: Flask = Flask(__name__)", "variable"],
    ["one = two = (Flask(__name__))", "variable"],
    ["with Flask(__name__) as app:\n    pass", "context"],
    ["self.app = Flask(__name__)", "attribute"],
    ["def f():\n    return Flask(__name__)", "returned"],
    ["app, db = Flask(__name__), 1", "other"],
    ["app = wrap(Flask(__name__))", "other"],
    ["app = Flask(__name__).wsgi_app", "other"],
    ["apps['a'] = Flask(__name__)", "other"],
    ["app += Flask(__name__)", "other"],
    ["@Flask(__name__).route('/')\ndef f(): ...", "other"],
  ];
  for (const [source, kind] of holders) {
    it(`${kind === "other" ? "has no holder" : `is held by a ${kind}`} in ${source.replaceAll("\n", " ")}`, () => {
      const kinds = made(source).map((found) => found.kind);
      // A decorator is no call in Lezer's tree.
      assert.deepEqual(kinds, source.startsWith("@") ? [] : [kind]);
    });
  }
});

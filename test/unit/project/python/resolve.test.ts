import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importedNames, importedPaths } from "../../../../generators/project/python/resolve.ts";
import { parsePython } from "../../../../generators/project/python/syntax.ts";

const source = [
  "import os.path, flask as f",
  "from flask import (",
  "    Blueprint,  # pages",
  "    Flask as Application,",
  ")",
  "from . import db",
  "from ..shop.models import User",
  "from shop.settings import *",
  "def create_app():",
  "    from .views import bp",
  "",
].join("\n");

describe("the imports of a file", () => {
  it("tell what its names stand for, those in functions as well", () => {
    assert.deepEqual(Object.fromEntries(importedNames(parsePython(source))), {
      os: "os",
      f: "flask",
      Blueprint: "flask.Blueprint",
      Application: "flask.Flask",
      db: ".db",
      User: "..shop.models.User",
      bp: ".views.bp",
    });
  });

  it("give the paths of all that it needs", () => {
    assert.deepEqual(importedPaths(parsePython(source)), [
      "os.path",
      "flask",
      "flask.Blueprint",
      "flask.Flask",
      ".db",
      "..shop.models.User",
      "shop.settings",
      ".views.bp",
    ]);
  });
});

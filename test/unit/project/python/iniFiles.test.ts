import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readIni } from "../../../../generators/project/python/iniFiles.ts";
import { tree } from "./tree.ts";

describe("an INI file", () => {
  it("is read as PasteDeploy reads it", () => {
    const text =
      "; comment\n[app:main]\nuse = egg:shop#main\npyramid.includes =\n    pyramid_debugtoolbar\n    # comment\n    other\n\n[server:main]\nlisten: localhost:6543\n[app:main]\nmore=1\n";
    const ini = readIni(tree({ "web/development.ini": text }), "web", "development.ini");
    assert.deepEqual(Object.fromEntries([...(ini ?? [])].map(([name, keys]) => [name, Object.fromEntries(keys)])), {
      "app:main": { use: "egg:shop#main", "pyramid.includes": "pyramid_debugtoolbar\nother", more: "1" },
      "server:main": { listen: "localhost:6543" },
    });
  });

  it("is undefined where there is none", () => {
    assert.equal(readIni(tree({}), "", "development.ini"), undefined);
  });
});

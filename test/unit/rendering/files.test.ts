import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { listFiles, type Layer } from "../../../generators/rendering/files.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function list(test: TestContext, files: string[], layers: Layer[], directory = "frontend") {
  const templates = temporaryFolder(test);
  for (const file of files) {
    mkdirSync(dirname(join(templates, file)), { recursive: true });
    writeFileSync(join(templates, file), "");
  }
  const { files: listed, packages } = listFiles(templates, layers, directory);
  return {
    files: Object.fromEntries(listed.map(({ path, source }) => [path, relative(templates, source)])),
    packages: packages.map((source) => relative(templates, source)),
  };
}

describe("the files of layers", () => {
  it("lie over one another", (test) => {
    const { files } = list(test, ["base/a.ts", "base/b.ts", "over/b.ts"], [{ folder: "base" }, { folder: "over" }]);
    assert.deepEqual(files, { "a.ts": "base/a.ts", "b.ts": "over/b.ts" });
  });

  it("can take the place of a folder below", (test) => {
    const { files } = list(
      test,
      ["base/src/styles/app.css", "over/src/styles/app.scss"],
      [{ folder: "base" }, { folder: "over", replaces: ["src/styles/"] }],
    );
    assert.deepEqual(files, { "src/styles/app.scss": "over/src/styles/app.scss" });
  });

  it("have their package.json files apart, for merging", (test) => {
    const { files, packages } = list(
      test,
      ["base/package.json", "over/package.json"],
      [{ folder: "base" }, { folder: "over" }],
    );
    assert.deepEqual(files, {});
    assert.deepEqual(packages, ["base/package.json", "over/package.json"]);
  });

  it("have the names of dotfiles again, and none ends in .ejs", (test) => {
    const { files } = list(
      test,
      ["base/_gitignore", "base/static/_gitignore", "base/.browserslistrc", "base/README.md.ejs"],
      [{ folder: "base" }],
    );
    assert.deepEqual(Object.keys(files).sort(), [".browserslistrc", ".gitignore", "README.md", "static/.gitignore"]);
  });

  it("put the sample templates where the backend looks for them, whatever the folder's name", (test) => {
    const { files } = list(
      test,
      ["base/templates/frontend/page.html", "base/src/frontend/x.ts"],
      [{ folder: "base" }],
      "web",
    );
    assert.deepEqual(Object.keys(files).sort(), ["src/frontend/x.ts", "templates/web/page.html"]);
  });
});

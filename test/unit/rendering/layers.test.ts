import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { layersOf, listFiles, type Layer } from "../../../generators/rendering/layers.ts";
import type { Choices } from "../../../generators/choices.ts";
import { CHOICES } from "../../support/choices.ts";
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

const folders = (choices: Partial<Choices>) => layersOf({ ...CHOICES, ...choices }).map(({ folder }) => folder);

describe("layers", () => {
  it("lay their files over one another", (test) => {
    const { files } = list(test, ["base/a.ts", "base/b.ts", "over/b.ts"], [{ folder: "base" }, { folder: "over" }]);
    assert.deepEqual(files, { "a.ts": "base/a.ts", "b.ts": "over/b.ts" });
  });

  it("can take the place of a folder below them", (test) => {
    const { files } = list(
      test,
      ["base/src/styles/app.css", "over/src/styles/app.scss"],
      [{ folder: "base" }, { folder: "over", replaces: "src/styles/" }],
    );
    assert.deepEqual(files, { "src/styles/app.scss": "over/src/styles/app.scss" });
  });

  it("give their package.json files apart, for merging", (test) => {
    const { files, packages } = list(
      test,
      ["base/package.json", "over/package.json"],
      [{ folder: "base" }, { folder: "over" }],
    );
    assert.deepEqual(files, {});
    assert.deepEqual(packages, ["base/package.json", "over/package.json"]);
  });

  it("give dotfiles their names back, and take .ejs off", (test) => {
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

  it("add what the backends with Jinja have in common to each of them, and not to Django", () => {
    assert.deepEqual(folders({ backend: "django" }), ["frontend", "styles/scss", "backends/django", "readme"]);
    assert.deepEqual(folders({ backend: "flask" }), [
      "frontend",
      "styles/scss",
      "backends/jinja",
      "backends/flask",
      "readme",
    ]);
  });

  it("put what an engine needs over the backend, and swc under Rspack, which has it built in", () => {
    const above = (choices: Partial<Choices>) => folders(choices).slice(3, -1);
    assert.deepEqual(above({}), []);
    assert.deepEqual(above({ transpiler: "swc" }), ["transpilers/swc"]);
    assert.deepEqual(above({ bundler: "rspack" }), ["transpilers/swc", "bundlers/rspack"]);
    assert.deepEqual(above({ bundler: "rspack", transpiler: "swc" }), ["transpilers/swc", "bundlers/rspack"]);
  });
});

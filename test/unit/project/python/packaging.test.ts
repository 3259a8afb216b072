import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { packagingNotice } from "../../../../generators/project/python/packaging.ts";
import { tree } from "./tree.ts";

const setuptools =
  '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n\n[project]\nname = "portal"\n';
const portal = { "manage.py": "", "portal/__init__.py": "" };

describe("a new top-level folder", () => {
  const notice = (files: Record<string, string>, base = "") =>
    packagingNotice(tree(files), base, "frontend", ["frontend", "frontend.templatetags"]);

  it("stops setuptools where the one package of a flat layout was found by itself", () => {
    const builds: Record<string, string>[] = [
      { "pyproject.toml": setuptools },
      { "setup.py": "from setuptools import setup\n\nsetup(name='portal')\n" },
    ];
    for (const build of builds) {
      assert.match(
        notice({ ...portal, ...build, "tests/test_it.py": "", "docs/conf.py": "" }) ?? "",
        /include = \["portal\*", "frontend", "frontend\.templatetags"\]/,
      );
    }
  });

  const harmless: [string, Record<string, string>, string?][] = [
    ["without a build system", { "pyproject.toml": '[project]\nname = "portal"\n' }],
    ["with another build system", { "pyproject.toml": setuptools.replace("setuptools.build_meta", "hatchling.build") }],
    [
      "where pyproject.toml names the packages",
      { "pyproject.toml": `${setuptools}[tool.setuptools]\npackages = ["portal"]\n` },
    ],
    [
      "where setup.cfg names the packages",
      { "pyproject.toml": setuptools, "setup.cfg": "[options]\npackages = find:\n" },
    ],
    [
      "where setup.py names the packages",
      { "setup.py": "from setuptools import setup\n\nsetup(packages=['portal'])\n" },
    ],
    [
      "where there are two packages already, which setuptools has refused before",
      { "pyproject.toml": setuptools, "blog/__init__.py": "" },
    ],
    ["in a src layout", { "pyproject.toml": setuptools, "src/portal/__init__.py": "" }, "src"],
    ["in a folder of its own", { "pyproject.toml": setuptools, "backend/manage.py": "" }, "backend"],
  ];
  for (const [name, files, base] of harmless) {
    it(`does no harm ${name}`, () => {
      assert.equal(notice({ ...portal, ...files }, base), undefined);
    });
  }
});

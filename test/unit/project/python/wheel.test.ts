import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { wheelNotice } from "../../../../generators/project/python/wheel.ts";
import { tree } from "./tree.ts";

const system = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';
const project = `${system}[project]\nname = "shop"\n`;
const setup = (words: string) => `from setuptools import find_packages, setup\n\nsetup(${words})\n`;
const setupCfg = (packages: string) => `[options]\npackages =${packages}\n`;
const data = 'manifest.json", "static/**", "templates/**"';

function notice(files: Record<string, string>): string | undefined {
  const root = tree({ "shop/__init__.py": "", ...files });
  return wheelNotice(root, "shop.frontend", join(root, "shop/frontend"));
}

describe("a wheel of a project with a frontend in its package", () => {
  it("would be without its files where setuptools finds the package, and nothing names them", () => {
    const toml = notice({ "pyproject.toml": project }) ?? "";
    assert.match(
      toml,
      /^a wheel of your project would be without the manifest, .* of shop\.frontend\. Add to pyproject/,
    );
    assert.ok(toml.endsWith(`\n\n    [tool.setuptools.package-data]\n    "shop.frontend" = ["${data}]`));
    const found = notice({ "setup.py": setup("packages=find_packages(), include_package_data=True") }) ?? "";
    assert.ok(found.endsWith(`Add to setup.py:\n\n    package_data={"shop.frontend": ["${data}]},`));
    const cfg = notice({ "pyproject.toml": system, "setup.cfg": setupCfg(" find:") }) ?? "";
    assert.ok(
      cfg.endsWith("\n\n    [options.package_data]\n    shop.frontend = manifest.json, static/**, templates/**"),
    );
  });

  it("would be without the package too where packages are named one by one", () => {
    const toml = notice({ "pyproject.toml": `${project}[tool.setuptools]\npackages = ["shop"]\n` }) ?? "";
    assert.match(toml, /would be without shop\.frontend\./);
    assert.match(
      toml,
      / {4}\[tool\.setuptools\]\n {4}packages = \["shop","shop\.frontend"\]\n\n {4}\[tool.setuptools.p/,
    );
    const find = notice({ "pyproject.toml": `${project}[tool.setuptools.packages.find]\ninclude = ["shop"]\n` }) ?? "";
    assert.match(find, / {4}\[tool\.setuptools\.packages\.find\]\n {4}include = \["shop","shop\.frontend"\]\n/);
    const python = notice({ "setup.py": setup('packages=["shop"]') }) ?? "";
    assert.match(python, / {4}packages=\["shop", "shop\.frontend"\],\n {4}package_data=/);
    const cfg = notice({ "pyproject.toml": system, "setup.cfg": setupCfg("\n    shop") }) ?? "";
    assert.match(cfg, / {4}packages =\n {8}shop\n {8}shop\.frontend\n\n {4}\[options\.package_data\]/);
  });

  it("would lack what MANIFEST.in's patterns leave out", () => {
    const files = { "setup.py": setup("packages=find_packages(), include_package_data=True") };
    const manifest = "include *.txt\nrecursive-include shop *.png *.js *.html\n";
    assert.match(notice({ ...files, "MANIFEST.in": manifest }) ?? "", /package_data/);
  });

  it("would have node_modules where Hatch builds it, which does not see the folder's own .gitignore", () => {
    const toml = notice({ "pyproject.toml": project.replace("setuptools.build_meta", "hatchling.build") }) ?? "";
    assert.match(
      toml,
      /^a wheel of your project would take shop\/frontend\/node_modules along\. Add to pyproject\.toml:/,
    );
    assert.ok(toml.endsWith('    [tool.hatch.build]\n    exclude = ["shop/frontend/node_modules"]'));
  });

  const whole: [string, Record<string, string>][] = [
    [
      "where another tool builds",
      { "pyproject.toml": project.replace("setuptools.build_meta", "poetry.core.masonry.api") },
    ],
    [
      "where Hatch builds, and reads a .gitignore that names node_modules",
      {
        "pyproject.toml": project.replace("setuptools.build_meta", "hatchling.build"),
        ".gitignore": "node_modules/\n",
      },
    ],
    ["where nothing builds", { "pyproject.toml": '[project]\nname = "shop"\n' }],
    [
      "where pyproject.toml names the data",
      { "pyproject.toml": `${project}[tool.setuptools.package-data]\n"shop.frontend" = ["**"]\n` },
    ],
    [
      "where pyproject.toml names data of all packages",
      { "pyproject.toml": `${project}[tool.setuptools.package-data]\n"*" = ["**"]\n` },
    ],
    [
      "where setup.py names both",
      { "setup.py": setup('packages=["shop", "shop.frontend"], package_data={"shop.frontend": ["**"]}') },
    ],
    ["where setup.py names data of all packages", { "setup.py": setup('package_data={"": ["**"]}') }],
    [
      "where setup.cfg names the data",
      {
        "pyproject.toml": system,
        "setup.cfg": `${setupCfg(" find:")}\n[options.package_data]\nshop.frontend = **\n`,
      },
    ],
    ["where MANIFEST.in takes the whole package", { "pyproject.toml": project, "MANIFEST.in": "graft shop\n" }],
    [
      "where MANIFEST.in takes every file of the package",
      { "pyproject.toml": project, "MANIFEST.in": "recursive-include shop/ *\n" },
    ],
  ];
  for (const [name, files] of whole) {
    it(`is whole ${name}`, () => {
      assert.equal(notice(files), undefined);
    });
  }
});

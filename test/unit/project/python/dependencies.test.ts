import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { dependenciesIn } from "../../../../generators/project/python/dependencies.ts";
import { tree } from "./tree.ts";

/** A file, and where Django is found in it. */
const files: [string, string, string][] = [
  ["pyproject.toml", '[project]\ndependencies = ["django[argon2]>=5"]\n', "django[argon2]>=5 2"],
  [
    "pyproject.toml",
    "[project.optional-dependencies]\nweb = [\"Django ~= 5.2 ; python_version > '3.10'\"]\n",
    "Django ~= 5.2 ; python_version > '3.10' 2",
  ],
  ["pyproject.toml", '[dependency-groups]\ndev = ["django", { include-group = "x" }]\n', "django 2"],
  ["pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.11"\ndjango = "^5.0"\n', "django 3"],
  ["pyproject.toml", '[tool.poetry.group.web.dependencies]\nDjango = { version = "^5.0" }\n', "Django 2"],
  ["pyproject.toml", '[tool.uv]\ndev-dependencies = ["django"]\n', "django 2"],
  ["Pipfile", '[packages]\ndjango = "*"\n', "django 2"],
  ["requirements.txt", "-r other.txt\n# django==1\nDjango==5.2.1  # LTS\n", "Django==5.2.1 3"],
  [
    "requirements-dev.txt",
    "django @ https://example.com/django.tar.gz\n",
    "django @ https://example.com/django.tar.gz 1",
  ],
  ["requirements/base.txt", "django\r\n", "django 1"],
  ["setup.cfg", "[options]\ninstall_requires =\n    django>=4.2\n", "django>=4.2 3"],
  [
    "setup.py",
    'from setuptools import setup\n\nsetup(name="x", install_requires=["six", "Django>=4.2"])\n',
    "Django>=4.2 3",
  ],
  [
    "setup.py",
    'from setuptools import setup\n\nrequires = [\n    "six",\n    "Django>=4.2",\n]\nsetup(install_requires=requires)\n',
    "Django>=4.2 5",
  ],
  ["setup.py", 'from setuptools import setup\n\nweb = ["django"]\nsetup(install_requires=["six"] + web)\n', "django 3"],
];

describe("the dependency on Django", () => {
  for (const [file, text, expected] of files) {
    it(`is found in ${file}: ${text.split("\n").at(-2)?.trim() ?? ""}`, () => {
      const found = dependenciesIn(tree({ [file]: text }), "").filter(({ name }) => name === "django");
      assert.deepEqual(
        found.map((dependency) => `${dependency.text} ${dependency.line}`),
        [expected],
      );
      assert.equal(found[0]?.file, file);
    });
  }

  it("is not found in a list that setup.py has for something else", () => {
    const setup =
      'tests = ["django"]\nrest = read("django")\nsetup(install_requires=["six"] + rest, tests_require=tests)\n';
    assert.deepEqual(
      dependenciesIn(tree({ "setup.py": setup }), "").map(({ name }) => name),
      ["six"],
    );
  });

  it("is not found in packages that begin with its name, in other people's text files, or in a file that cannot be read", () => {
    const root = tree({
      "requirements.txt": "django-environ\ndjangorestframework\n",
      "notes.txt": "django\n",
      "pyproject.toml": "[project\ndjango",
    });
    assert.deepEqual(
      dependenciesIn(root, "").map(({ name }) => name),
      ["django-environ", "djangorestframework"],
    );
  });
});

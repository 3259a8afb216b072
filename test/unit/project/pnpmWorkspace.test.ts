import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPackages } from "../../../generators/project/pnpmWorkspace.ts";

const cases: [yaml: string, packages: string[] | undefined][] = [
  ["packages:\n  - apps/*\n  - 'web'\n  - \"!**/test/**\"\n", ["apps/*", "web", "!**/test/**"]],
  ["packages:\n- apps/*\n", ["apps/*"]],
  ["# ours\npackages: # all\n  # the apps\n  - apps/* # each\n\n  - web\n\ncatalog:\n  react: 19\n", ["apps/*", "web"]],
  ["\uFEFFcatalog:\n  react: 19\npackages:\r\n  - web\r\n", ["web"]],
  ["packages: ['apps/*', \"web\", other]\n", ["apps/*", "web", "other"]],
  ["packages: [\n  'apps/*',\n  web,\n]\n", ["apps/*", "web"]],
  ["packages: []\n", []],
  ["packages:\n", []],
  ["onlyBuiltDependencies:\n  - esbuild\n", []],
  ["", []],
  ["packages: *all\n", undefined],
  ["packages:\n  - *all\n", undefined],
  ["packages:\n  - a: b\n", undefined],
  ["packages:\n  - >-\n    web\n", undefined],
];

describe("the packages of a pnpm-workspace.yaml", () => {
  for (const [yaml, packages] of cases) {
    it(`are ${packages ? JSON.stringify(packages) : "unknown"} in ${JSON.stringify(yaml)}`, () => {
      assert.deepEqual(readPackages(yaml), packages);
    });
  }
});

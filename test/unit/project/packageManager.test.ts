import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { detectPackageManager, otherManagerNotice } from "../../../generators/project/packageManager.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const cases: [file: string, contents: string, name: string | undefined][] = [
  ["package-lock.json", "{}", "npm"],
  ["pnpm-lock.yaml", "", "pnpm"],
  ["yarn.lock", "", "yarn"],
  ["bun.lock", "", "bun"],
  ["bun.lockb", "", "bun"],
  ["package.json", '{"packageManager": "pnpm@10.1.0+sha512.abc"}', "pnpm"],
  ["package.json", '\uFEFF{"packageManager": "yarn@4.1.0"}', "yarn"],
  ["package.json", '{"packageManager": "cnpm@9.0.0"}', undefined],
  ["package.json", '{"packageManager": ["npm@9.0.0"]}', undefined],
  ["package.json", "{}", undefined],
  ["package.json", "null", undefined],
  ["package.json", "{ broken", undefined],
];

describe("the package manager of a project", () => {
  for (const [file, contents, name] of cases) {
    it(`is ${name ?? "unknown"} where there is ${file} ${contents}`, (test) => {
      const folder = temporaryFolder(test);
      writeFileSync(join(folder, file), contents);
      assert.equal(detectPackageManager(folder, folder)?.name, name);
    });
  }

  it("is the nearest folder's, and a lock file comes before a declaration", (test) => {
    const root = temporaryFolder(test);
    const near = join(root, "near");
    mkdirSync(near);
    writeFileSync(join(root, "yarn.lock"), "");
    assert.deepEqual(detectPackageManager(root, near), { name: "yarn", evidence: "yarn.lock" });
    writeFileSync(join(near, "package.json"), '{"packageManager": "npm@11.0.0"}');
    assert.deepEqual(detectPackageManager(root, near), {
      name: "npm",
      evidence: '"packageManager" in near/package.json',
    });
    writeFileSync(join(near, "bun.lock"), "");
    assert.deepEqual(detectPackageManager(root, near), { name: "bun", evidence: "near/bun.lock" });
  });

  it("is the repository's where the project stands further down in it, and nobody's above", (test) => {
    const above = temporaryFolder(test);
    const repository = join(above, "repository");
    const project = join(repository, "services", "shop");
    mkdirSync(project, { recursive: true });
    writeFileSync(join(above, "bun.lock"), "");
    assert.equal(
      detectPackageManager(project, project),
      undefined,
      "without a repository, the project's folder is the last",
    );
    mkdirSync(join(repository, ".git"));
    assert.equal(detectPackageManager(project, project), undefined);
    writeFileSync(join(repository, "pnpm-lock.yaml"), "");
    assert.deepEqual(detectPackageManager(project, project), { name: "pnpm", evidence: "../../pnpm-lock.yaml" });
  });
});

describe("another package manager that is declared", () => {
  const declared = (name: string) => `{"packageManager": "${name}@3.8.7+sha512.abc"}`;
  for (const [declaration, chosen, isRefused] of [
    ["yarn", "pnpm", true],
    ["pnpm", "yarn", true],
    ["npm", "yarn", true],
    ["yarn", "yarn", false],
    ["yarn", "npm", false],
    ["yarn", "bun", false],
    ["cnpm", "yarn", false],
  ] as const) {
    it(`${isRefused ? "is" : "is not"} in the way: ${declaration}, where ${chosen} is chosen`, (test) => {
      const root = temporaryFolder(test);
      writeFileSync(join(root, "package.json"), declared(declaration));
      const notice = otherManagerNotice(chosen, root, join(root, "frontend"));
      if (!isRefused) assert.equal(notice, undefined);
      else
        assert.match(
          notice ?? "",
          new RegExp(`^package.json has .*"${declaration}@3.8.7", .* refuses to run ${chosen}`),
        );
    });
  }

  it("is not in the way where the frontend's own package.json says otherwise", (test) => {
    const root = temporaryFolder(test);
    const folder = join(root, "frontend");
    mkdirSync(folder);
    writeFileSync(join(root, "package.json"), declared("yarn"));
    writeFileSync(join(folder, "package.json"), declared("pnpm"));
    assert.equal(otherManagerNotice("pnpm", root, folder), undefined);
  });
});

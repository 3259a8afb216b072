import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { detectPackageManager } from "../../../generators/project/packageManager.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const cases: [file: string, contents: string, name: string | undefined][] = [
  ["package-lock.json", "{}", "npm"],
  ["pnpm-lock.yaml", "", "pnpm"],
  ["yarn.lock", "", "yarn"],
  ["bun.lock", "", "bun"],
  ["bun.lockb", "", "bun"],
  ["package.json", '{"packageManager": "pnpm@10.1.0+sha512.abc"}', "pnpm"],
  ["package.json", '{"packageManager": "cnpm@9.0.0"}', undefined],
  ["package.json", "{}", undefined],
  ["package.json", "{ broken", undefined],
];

for (const [file, contents, name] of cases) {
  it(`says ${name ?? "nothing"} where there is ${file} ${contents}`, (test) => {
    const folder = temporaryFolder(test);
    writeFileSync(join(folder, file), contents);
    assert.equal(detectPackageManager([folder])?.name, name);
  });
}

it("takes the nearest folder's, and a lock file over a declaration", (test) => {
  const [near, far] = [temporaryFolder(test), temporaryFolder(test)];
  writeFileSync(join(far, "yarn.lock"), "");
  assert.equal(detectPackageManager([near, far])?.name, "yarn");
  writeFileSync(join(near, "package.json"), '{"packageManager": "npm@11.0.0"}');
  assert.equal(detectPackageManager([near, far])?.name, "npm");
  writeFileSync(join(near, "bun.lock"), "");
  assert.deepEqual(detectPackageManager([near, far]), { name: "bun", evidence: "bun.lock" });
});

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { ONCE, REPEATS } from "../../scripts/testing/repeats.mjs";

const root = resolve(import.meta.dirname, "../..");

test("every file of the long stages is decided on: repeated for a variant, or run once", () => {
  const files = ["test/frontend", "test/e2e"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => `${folder}/${name}`),
  );
  const repeated = Object.values(REPEATS).flatMap((variant) => Object.keys(variant));
  const once = Object.keys(ONCE);
  assert.deepEqual([...new Set([...repeated, ...once])].sort(), files.sort());
  assert.deepEqual(
    once.filter((file) => repeated.includes(file)),
    [],
  );
});

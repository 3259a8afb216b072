// @ts-check
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { capture, root } from "./command.mjs";

/**
 * @param {readonly string[]} paths of test files, and of folders with test files
 * @returns {string[]} the test files
 * @throws {Error} if there is none
 */
export function testFiles(paths) {
  const files = paths.flatMap((path) =>
    path.endsWith(".ts")
      ? [path]
      : readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".test.ts"))
          .map((file) => join(path, file).replaceAll("\\", "/")),
  );
  if (files.length === 0) throw new Error(`No test in ${paths.join(", ")}.\nRestore the files: git checkout -- test`);
  return files.sort();
}

/**
 * @param {string} file a test file
 * @param {NodeJS.ProcessEnv} env what it is told
 * @returns {Promise<import("./pool.mjs").Outcome>}
 */
export async function nodeTest(file, env) {
  const { status, output } = await capture(
    process.execPath,
    ["--import", "tsx", "--test-reporter=spec", file],
    // The reporter of a file that runs alone is told what the file itself prints, too.
    { ...env, TEST_FILE: file },
  );
  const plain = stripVTControlCharacters(output);
  const count = (/** @type {string} */ what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, "m").exec(plain)?.[1] ?? NaN);
  const [passed, failed] = [count("pass"), count("fail") + count("cancelled")];
  if (Number.isNaN(passed + failed) || passed + failed === 0)
    return { passed: 0, failed: 1, output: `${output}\nNo test was run in ${file}.\nSee why: npx tsx ${file}\n` };
  return { passed, failed: Math.max(failed, status === 0 ? 0 : 1), output };
}

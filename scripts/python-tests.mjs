// @ts-check
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { djangoPython, DJANGOS } from "./django.mjs";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "test/python");

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {(command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<{ status: number, output: string }>} Run */

/**
 * Lints, types and tests the rendered Python files.
 *
 * @param {Run} run
 * @returns {Promise<Count>}
 */
export async function pythonStage(run) {
  const total = { passed: 0, failed: 0 };
  for (const django of DJANGOS) {
    const interpreter = await djangoPython(django);
    if (total.passed === 0) total.passed += await staticChecks(run, interpreter);
    console.log(`\nDjango ${django}`);
    const { status, output } = await run(
      interpreter,
      ["-m", "pytest", "-p", "no:cacheprovider", folder],
      environment(),
    );
    const count = (/** @type {string} */ what) => Number(new RegExp(`(\\d+) ${what}`).exec(output)?.[1] ?? 0);
    total.passed += count("passed");
    total.failed += count("failed") + count("error") || (status === 0 ? 0 : 1);
  }
  return total;
}

/**
 * @param {Run} run
 * @param {string} python
 * @returns {Promise<number>} how many checks passed
 * @throws {Error} at the first that fails
 */
async function staticChecks(run, python) {
  const config = join(folder, "pyproject.toml");
  const rendered = mkdtempSync(join(tmpdir(), "webpack-frontend-types-"));
  const sources = ["templates/frontend", "templates/backends/django"];
  for (const source of sources) {
    const filter = (/** @type {string} */ path) => !path.includes("node_modules");
    cpSync(join(root, source), join(rendered, "frontend"), { recursive: true, filter });
  }
  const checks = [
    ["ruff", "check", "--no-cache", "--config", config, ...sources, folder],
    ["ruff", "format", "--check", "--no-cache", "--config", config, ...sources, folder],
    ["mypy", "--no-incremental", "--config-file", config, join(rendered, "frontend")],
  ];
  try {
    for (const check of checks) {
      const { status } = await run(python, ["-m", ...check], environment());
      if (status !== 0)
        throw new Error(
          `${check.slice(0, 2).join(" ")} found what it says above.\nMend that, then: npm test -- python`,
        );
    }
  } finally {
    rmSync(rendered, { recursive: true, force: true });
  }
  return checks.length;
}

function environment() {
  return { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
}

// @ts-check
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
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
    console.log(`\nDjango ${django}${django === DJANGOS[0] ? ", and the oldest of the others" : ""}`);
    const { status, output } = await run(
      interpreter,
      ["-m", "pytest", "-n", String(Math.min(4, availableParallelism())), folder],
      environment(),
    );
    const count = (/** @type {string} */ what) => Number(new RegExp(`(\\d+) ${what}`).exec(output)?.[1] ?? 0);
    total.passed += count("passed");
    total.failed += count("failed") + count("error") || (status === 0 ? 0 : 1);
  }
  return total;
}

/** The Python layers of each backend, lowest first. */
const BACKENDS = {
  django: ["frontend", "backends/django"],
  "django with jinja2": ["frontend", "backends/django", "shared/jinja", "features/jinja2"],
  flask: ["frontend", "shared/jinja", "backends/jinja", "backends/flask"],
  fastapi: ["frontend", "shared/jinja", "backends/jinja", "backends/fastapi"],
  pyramid: ["frontend", "shared/jinja", "backends/jinja", "backends/pyramid"],
};

/**
 * @param {Run} run
 * @param {string} python
 * @returns {Promise<number>} how many checks passed
 * @throws {Error} at the first that fails
 */
async function staticChecks(run, python) {
  const config = join(folder, "pyproject.toml");
  const rendered = mkdtempSync(join(tmpdir(), "webpack-frontend-types-"));
  const sources = ["templates", folder];
  const checks = [
    ["ruff", "check", "--no-cache", "--config", config, ...sources],
    ["ruff", "format", "--check", "--no-cache", "--config", config, ...sources],
    ...Object.entries(BACKENDS).map(([backend, layers]) => {
      const frontend = join(rendered, backend, "frontend");
      for (const layer of layers) cpSync(join(root, "templates", layer), frontend, { recursive: true, filter: isOurs });
      return ["mypy", "--no-incremental", "--config-file", config, frontend];
    }),
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

/** @param {string} path */
function isOurs(path) {
  return !path.includes("node_modules");
}

function environment() {
  return { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
}

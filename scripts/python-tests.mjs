// @ts-check
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { djangoPython, DJANGOS } from "./django.mjs";
import { capture, check, root } from "./testing/command.mjs";

const folder = join(root, "test/python");
const config = join(folder, "pyproject.toml");

/** @typedef {import("./testing/pool.mjs").Outcome} Outcome */

/** The Python layers of each backend, lowest first. */
const BACKENDS = {
  django: ["frontend", "backends/django"],
  "django with jinja2": ["frontend", "backends/django", "shared/jinja", "features/jinja2"],
  flask: ["frontend", "shared/jinja", "backends/jinja", "backends/flask"],
  fastapi: ["frontend", "shared/jinja", "backends/jinja", "backends/fastapi"],
  pyramid: ["frontend", "shared/jinja", "backends/jinja", "backends/pyramid"],
  "fastapi with csrf": [...["frontend", "shared/jinja", "backends/jinja", "backends/fastapi"], "features/csrf-fastapi"],
  "django with islands": [...["frontend", "backends/django", "architectures/islands", "architectures/islands-django"]],
  "flask with islands": [
    ...["frontend", "shared/jinja", "backends/jinja", "backends/flask"],
    ...["architectures/islands", "architectures/islands-jinja"],
  ],
  "django, jinja2 and islands": [
    ...["frontend", "backends/django", "shared/jinja", "features/jinja2"],
    ...["architectures/islands", "architectures/islands-django", "architectures/islands-jinja"],
  ],
  "django with rendered islands": [
    ...["frontend", "backends/django", "architectures/islands", "architectures/islands-django"],
    ...["architectures/ssr-service", "architectures/ssr-service-django"],
  ],
  "flask with rendered islands": [
    ...["frontend", "shared/jinja", "backends/jinja", "backends/flask", "architectures/islands"],
    ...["architectures/islands-jinja", "architectures/ssr-service", "architectures/ssr-service-jinja-pages"],
  ],
  "fastapi with csrf and rendered islands": [
    ...["frontend", "shared/jinja", "backends/jinja", "backends/fastapi", "architectures/islands"],
    ...["architectures/islands-jinja", "architectures/ssr-service", "architectures/ssr-service-fastapi"],
    ...["features/csrf-fastapi", "architectures/ssr-service-fastapi-csrf"],
  ],
};

/** As many pytests as Djangos run beside other jobs: more processes for each would only be in the way. */
const PROCESSES = "2";

/**
 * Django 5.2 has the same Flask, FastAPI and Pyramid beside it as the newest Django, and the same Python: what those do is
 * tested there.
 */
const OF_DJANGO = ["-k", "not flask and not fastapi and not pyramid and not starlette"];

/** Lints, types and tests the rendered Python files. */
export function pythonJobs() {
  const sources = ["templates", folder];
  return [
    {
      name: "ruff check",
      run: () => python(DJANGOS[0], ["ruff", "check", "--no-cache", "--config", config, ...sources]),
    },
    {
      name: "ruff format",
      run: () => python(DJANGOS[0], ["ruff", "format", "--check", "--no-cache", "--config", config, ...sources]),
    },
    { name: "mypy", run: types },
    ...DJANGOS.map((django) => ({
      name: `pytest, Django ${django}${django === DJANGOS[0] ? ", and the oldest of the others" : ""}`,
      run: () => pytest(django),
    })),
  ];
}

/**
 * Each backend's folder as it is rendered, one after the other: what mypy has found out of libraries serves all.
 *
 * @returns {Promise<Outcome>}
 */
async function types() {
  const rendered = mkdtempSync(join(tmpdir(), "webpack-frontend-types-"));
  /** @type {Outcome} */
  const total = { passed: 0, failed: 0, output: "" };
  try {
    for (const [backend, layers] of Object.entries(BACKENDS)) {
      const frontend = join(rendered, backend, "frontend");
      for (const layer of layers) cpSync(join(root, "templates", layer), frontend, { recursive: true, filter: isOurs });
      const cache = join(rendered, "cache");
      const result = await python(DJANGOS[0], ["mypy", "--cache-dir", cache, "--config-file", config, frontend]);
      total.passed += result.passed;
      total.failed += result.failed;
      total.output += `${backend}: ${result.output}`;
    }
  } finally {
    rmSync(rendered, { recursive: true, force: true });
  }
  return total;
}

/** @param {import("./django.mjs").Django} django @returns {Promise<Outcome>} */
async function pytest(django) {
  const some = django === "5.2" ? OF_DJANGO : [];
  const words = ["-m", "pytest", "-n", PROCESSES, ...some, folder];
  const { status, output } = await capture(await djangoPython(django), words, ENVIRONMENT);
  const count = (/** @type {string} */ what) => Number(new RegExp(`(\\d+) ${what}`).exec(output)?.[1] ?? 0);
  const passed = count("passed");
  // A run without a test is no success.
  return { passed, failed: count("failed") + count("error") || (status === 0 && passed > 0 ? 0 : 1), output };
}

const ENVIRONMENT = { PYTHONDONTWRITEBYTECODE: "1" };

/**
 * @param {import("./django.mjs").Django} django
 * @param {string[]} module a module of Python with its arguments
 */
async function python(django, module) {
  return check(await djangoPython(django), ["-m", ...module], ENVIRONMENT);
}

/** @param {string} path */
function isOurs(path) {
  return !path.includes("node_modules");
}

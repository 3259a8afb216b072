// @ts-check
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findPython, newestDjangoPython, pythons, virtualEnvironment } from "./python.mjs";

const requirements = join(resolve(import.meta.dirname, ".."), "test/python/requirements.txt");

/**
 * The Djangos that are tested: the two lines in long-term support, the older on the oldest Python that is here, and the
 * newest that the newest Python here can run.
 */
export const DJANGOS = /** @type {const} */ (["4.2", "5.2", "newest"]);

/** @typedef {(typeof DJANGOS)[number]} Django */

/** The oldest that the rendered files support, beside the oldest Django. The README names them. */
const OLDEST = [
  "Flask~=2.3.0",
  "fastapi==0.115.0",
  "starlette~=0.38.0",
  "pyramid==2.0",
  "pyramid_jinja2==2.8",
  "setuptools<82", // it has pkg_resources, which Pyramid before 2.1 imports without asking for it
  "httpx<0.28", // Starlette's TestClient
];
const NEWEST = ["Flask", "fastapi", "pyramid", "pyramid_jinja2", "httpx2"];

/**
 * An interpreter with this Django, the other frameworks, and everything that the tests need besides.
 *
 * @param {Django} django
 * @returns {Promise<string>} its absolute path
 */
export function djangoPython(django) {
  const pinned = readFileSync(requirements, "utf8")
    .split("\n")
    .filter((line) => /^\w/.test(line));
  const required = django === "newest" ? "Django" : `Django~=${django}.0`;
  const others = django === DJANGOS[0] ? OLDEST : NEWEST;
  return virtualEnvironment(`django-${django}`, [required, ...others, ...pinned], pythonFor(django));
}

/**
 * @param {Django} django
 * @returns {import("./python.mjs").Python}
 */
function pythonFor(django) {
  if (django === "newest") return newestDjangoPython();
  if (django === "5.2") return findPython();
  return pythons().at(-1) ?? findPython();
}

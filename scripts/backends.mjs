// @ts-check
import { virtualEnvironment } from "./python.mjs";

/** What a project of each kind needs, with the servers that it is run by. */
const REQUIREMENTS = {
  "django-jinja2": ["Django", "Jinja2"],
  flask: ["Flask", "Flask-WTF", "Flask-Talisman", "python-dotenv", "gunicorn", "whitenoise[brotli]"],
  fastapi: ["fastapi[standard]", "httpx"],
  // setuptools writes the entry points that `use = egg:…` asks for.
  pyramid: ["pyramid", "pyramid_jinja2", "pyramid_debugtoolbar", "waitress", "WebTest", "setuptools"],
};

/**
 * An interpreter with the newest of a framework, in an environment that has nothing of the others.
 *
 * @param {keyof typeof REQUIREMENTS} framework
 * @returns {Promise<string>} its absolute path
 */
export function frameworkPython(framework) {
  return virtualEnvironment(framework, REQUIREMENTS[framework]);
}

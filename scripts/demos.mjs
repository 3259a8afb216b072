// @ts-check
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A sample project, and how it is run.
 *
 * @typedef {object} Demo
 * @property {string} project a folder of test/projects
 * @property {string} frontend where the frontend folder comes to be, below the project's
 * @property {(project: string) => string[]} requirements as pip takes them
 * @property {number} port the server's usual one
 * @property {(project: string, port: number) => void} [listen] tells the project of another port, where the command cannot
 * @property {string[][]} [prepare] what Python is given before the server, in order
 * @property {(port: number) => string[]} serve what Python is given to serve
 */

/** By what the command line calls the backend. @type {Map<string, Demo>} */
export const DEMOS = new Map([
  [
    "django",
    {
      project: "demo",
      frontend: "frontend",
      requirements: () => ["django"],
      port: 8000,
      prepare: [["manage.py", "migrate", "--verbosity", "0"]],
      serve: (port) => ["manage.py", "runserver", `${port}`],
    },
  ],
  [
    "flask",
    {
      project: "flask-factory",
      frontend: "shop/frontend",
      requirements: () => ["flask", "flask-wtf", "python-dotenv"],
      port: 5000,
      serve: (port) => ["-m", "flask", "run", "--debug", "--port", `${port}`],
    },
  ],
  [
    "fastapi",
    {
      project: "fastapi-routers",
      frontend: "app/frontend",
      requirements: () => ["fastapi[standard]"],
      port: 8000,
      serve: (port) => ["-m", "fastapi", "dev", "--port", `${port}`],
    },
  ],
  [
    "pyramid",
    {
      project: "pyramid-package",
      frontend: "found/frontend",
      requirements: (project) => ["--editable", project],
      port: 6543,
      // pserve takes it from nowhere else.
      listen: (project, port) => {
        const file = join(project, "development.ini");
        const text = readFileSync(file, "utf8");
        writeFileSync(file, text.replace(/^listen = .*$/m, `listen = 127.0.0.1:${port}`));
      },
      serve: () => ["-m", "pyramid.scripts.pserve", "development.ini", "--reload"],
    },
  ],
]);

import { BACKENDS, takingPart, type Backend } from "./backends.ts";
import type { Project } from "./frontend.ts";
import { runserver, type Serving, type Site } from "./serve.ts";
import { fastapiDev, flaskRun, pserve, uvicorn } from "./servers.ts";
import type { Scope } from "./temporary.ts";
import { isDefault } from "./variant.ts";

export interface Development {
  /** As a test's name says it. */
  title: string;
  backend: Backend;
  start: (scope: Scope, serving: Serving) => Promise<Site>;
}

const ALL: Development[] = [
  { title: "Django's runserver", backend: BACKENDS.django, start: runserver },
  // How pages are made is nothing to an engine.
  ...(isDefault
    ? [{ title: "Django's runserver and its Jinja2 templates", backend: BACKENDS.djangoJinja, start: runserver }]
    : []),
  { title: "flask run --debug", backend: BACKENDS.flask, start: (scope, serving) => flaskRun(scope, "shop", serving) },
  { title: "fastapi dev", backend: BACKENDS.fastapi, start: fastapiDev },
  {
    title: "uvicorn --reload",
    backend: BACKENDS.fastapi,
    start: (scope, serving) => uvicorn(scope, "app.main:app", serving, "--reload"),
  },
  {
    title: "pserve --reload",
    backend: BACKENDS.pyramid,
    start: (scope, serving) => pserve(scope, "development.ini", {}, serving, "--reload"),
  },
];

/** The servers that reload themselves, as each backend's documentation has them in development. */
export const DEVELOPMENT = takingPart(ALL);

/** What a server of the project is started with. */
export function servingOf({ folder, python, env }: Project): Serving {
  return { cwd: folder, python, env };
}

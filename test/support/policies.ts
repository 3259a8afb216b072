import { BACKENDS, type Backend } from "./backends.ts";
import { withSettings } from "./deploy.ts";
import { servingOf } from "./development.ts";
import { djangoPython } from "./django.ts";
import type { Project } from "./frontend.ts";
import { strict } from "./production.ts";
import { runserver, type Serving, type Site } from "./serve.ts";
import { flaskRun, pserve, uvicorn } from "./servers.ts";
import type { Scope } from "./temporary.ts";
import { isDefault } from "./variant.ts";

interface Policy {
  /** Whose policy it is, as a test's name says it. */
  title: string;
  backend: Backend;
  /** @param devServer the dev server's host and port, which the policy lets in */
  start: (scope: Scope, project: Project, devServer: string) => Promise<Site>;
}

/** The servers that reload themselves, each under a strict Content-Security-Policy with nonces. */
export const POLICIES: Policy[] = [
  { title: "django-csp's, Django 5.2", backend: BACKENDS.django, start: startDjango("5.2") },
  // The other Django's policy, which is the same to an engine.
  ...(isDefault
    ? [{ title: "Django's own, newest Django", backend: BACKENDS.django, start: startDjango("newest") }]
    : []),
  {
    title: "Flask-Talisman's",
    backend: BACKENDS.flask,
    start: (scope, project, devServer) => flaskRun(scope, "strict_shop", letIn(project, devServer)),
  },
  {
    title: "a middleware's, FastAPI",
    backend: BACKENDS.fastapi,
    start: (scope, project, devServer) => uvicorn(scope, "strict_evenings:app", letIn(project, devServer), "--reload"),
  },
  {
    title: "a tween's, Pyramid",
    backend: BACKENDS.pyramid,
    // The debug toolbar that development.ini has writes scripts into the page that have no nonce.
    start: (scope, project, devServer) =>
      pserve(scope, "development.ini", { app: { "pyramid.includes": "strict_found" } }, letIn(project, devServer)),
  },
];

function startDjango(version: "5.2" | "newest"): Policy["start"] {
  return async (scope, { folder }, devServer) => {
    const env = { ...withSettings("development_settings"), TEST_DEV_SERVER: devServer };
    return runserver(scope, { cwd: folder, python: await djangoPython(version), env });
  };
}

function letIn(project: Project, devServer: string): Serving {
  const env = {
    ...strict(project),
    TEST_SOURCES: `'self' http://${devServer}`,
    TEST_CONNECT: `'self' http://${devServer} ws://${devServer}`,
  };
  return { ...servingOf(project), env };
}

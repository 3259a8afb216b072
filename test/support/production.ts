import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findNginx } from "../../scripts/nginx.mjs";
import { BACKENDS, type Backend } from "./backends.ts";
import type { Project } from "./frontend.ts";
import { nginx } from "./nginx.ts";
import { gunicorn, type Site } from "./serve.ts";
import { pserve, uvicorn } from "./servers.ts";
import type { Scope } from "./temporary.ts";

/** The folder of the modules that put a strict policy over a project's own application. */
const applications = resolve(import.meta.dirname, "applications");

export interface Deployment {
  /** Where the static files come from, if not from the application. */
  staticUrl?: string;
  /** The path that the application is served below, such as "/below". */
  prefix?: string;
}

export interface Production {
  /** As a test's name says it. */
  title: string;
  backend: Backend;
  /** Sends compressed copies. */
  compresses: boolean;
  /** Why it cannot be tested here. */
  skip?: string | false;
  /** Is not told of the prefix in a request's path: the proxy takes it away. */
  isStripped?: true;
  start: (scope: Scope, project: Project, deployment: Deployment) => Promise<Site>;
}

/** A server for each backend as its documentation has it in production, under a strict policy. */
export const PRODUCTION: Production[] = [
  {
    title: "Flask under gunicorn",
    backend: BACKENDS.flask,
    compresses: false,
    start: (scope, project, deployment) => startShop(scope, project, deployment),
  },
  {
    title: "Flask under gunicorn, WhiteNoise around it",
    backend: BACKENDS.flask,
    compresses: true,
    start: (scope, project, deployment) =>
      startShop(scope, project, deployment, { TEST_SETUP: codeOfReadme(project, "whitenoise") }),
  },
  {
    title: "Flask under gunicorn, nginx before it",
    backend: BACKENDS.flask,
    compresses: true,
    skip: findNginx() === undefined && "nginx and its module for brotli are not installed",
    start: async (scope, project, deployment) => {
      const { port } = await startShop(scope, project, deployment);
      const place = /alias \S+;/;
      const locations = codeOfReadme(project, "brotli_static");
      return nginx(scope, port, locations.replace(place, `alias ${project.frontend}/static/frontend/;`));
    },
  },
  {
    title: "FastAPI under uvicorn",
    backend: BACKENDS.fastapi,
    compresses: true,
    isStripped: true,
    start: (scope, project, { staticUrl, prefix }) => {
      const env = { ...strict(project, staticUrl), WEBPACK_STATIC_URL: staticUrl };
      const options = prefix === undefined ? [] : ["--root-path", prefix];
      return uvicorn(scope, "strict_evenings:app", { ...serving(project), env }, ...options);
    },
  },
  {
    title: "Pyramid under waitress",
    backend: BACKENDS.pyramid,
    compresses: true,
    start: (scope, project, { staticUrl, prefix }) => {
      const app = {
        "pyramid.includes": "strict_found",
        ...(staticUrl !== undefined && { "webpack.static_url": staticUrl }),
      };
      const server: Record<string, string> = prefix === undefined ? {} : { url_prefix: prefix };
      const env = strict(project, staticUrl);
      return pserve(scope, "production.ini", { app, server }, { ...serving(project), env });
    },
  },
];

function startShop(
  scope: Scope,
  project: Project,
  { staticUrl, prefix }: Deployment,
  more: NodeJS.ProcessEnv = {},
): Promise<Site> {
  const env = {
    ...strict(project, staticUrl),
    SHOP_CONFIG: "production",
    FLASK_WEBPACK_STATIC_URL: staticUrl,
    SCRIPT_NAME: prefix,
    ...more,
  };
  return gunicorn(scope, "strict_shop:create_app()", { ...serving(project), env });
}

function serving({ folder, python }: Project): { cwd: string; python: string } {
  return { cwd: folder, python };
}

/** What a module of the folder `applications` needs in its environment. */
export function strict({ folder, env }: Project, ...origins: (string | undefined)[]): NodeJS.ProcessEnv {
  const sources = origins.filter((url) => url !== undefined).map((url) => new URL(url).origin);
  return {
    ...env,
    PYTHONPATH: `${folder}:${applications}`,
    TEST_SOURCES: sources.length > 0 ? sources.join(" ") : undefined,
  };
}

/** @returns the first block of code in the rendered README.md that has this word */
export function codeOfReadme({ frontend }: Project, word: string): string {
  const readme = readFileSync(join(frontend, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/```\w+\n([^]*?)```/g)].map(([, code]) => code ?? "");
  const code = blocks.find((block) => block.includes(word));
  if (code === undefined) throw new Error(`No block of code in ${frontend}/README.md has the word ${word}.`);
  return code;
}

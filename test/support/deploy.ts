import { resolve } from "node:path";
import { djangoPython, type Django } from "./django.ts";
import type { Project } from "./frontend.ts";
import { gunicorn, manage, type Site } from "./serve.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

/** The folder of the settings modules that the tests put over a project's own. */
const settings = resolve(import.meta.dirname, "settings");

/** What makes a settings module of test/support/settings the one of a project made by startproject. */
export function withSettings(module: string): NodeJS.ProcessEnv {
  return { PYTHONPATH: settings, DJANGO_SETTINGS_MODULE: module, TEST_SETTINGS: "mysite.settings" };
}

export interface Deployment {
  django: Django;
  /** Dotted path of the static files storage. */
  backend: string;
  /** Only the hashed copies are kept; WhiteNoise only. */
  keepOnlyHashed?: true;
  /** Where the static files go; a temporary folder unless given. */
  root?: string;
  /** STATIC_URL; /static/ unless given. */
  url?: string;
  env?: NodeJS.ProcessEnv;
}

/** Collects the static files of a built project and starts a production server. */
export async function deploy(
  scope: Scope,
  { folder }: Project,
  { django, backend, keepOnlyHashed, root = temporaryFolder(scope, "static"), url, env }: Deployment,
): Promise<{ site: Site; root: string }> {
  const python = await djangoPython(django);
  const serving = {
    cwd: folder,
    python,
    env: {
      ...withSettings("production_settings"),
      TEST_STORAGE: backend,
      TEST_STATIC_ROOT: root,
      TEST_STATIC_URL: url,
      TEST_KEEP_ONLY_HASHED: keepOnlyHashed ? "1" : undefined,
      ...env,
    },
  };
  await manage(serving, "collectstatic", "--noinput");
  return { site: await gunicorn(scope, "mysite.wsgi", serving), root };
}

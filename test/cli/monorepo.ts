import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { commit, copyProject } from "../support/projects.ts";
import type { Scope } from "../support/temporary.ts";

/** A repository with `web/` (Flask, a package) and `api/` (FastAPI, routers). */
export async function monorepo(scope: Scope): Promise<string> {
  const root = await copyProject(scope, "flask-factory");
  const api = await copyProject(scope, "fastapi-routers");
  mkdirSync(join(root, "web"));
  for (const name of ["shop", "requirements.txt", ".flaskenv"]) renameSync(join(root, name), join(root, "web", name));
  mkdirSync(join(root, "api"));
  for (const name of ["app", "requirements.txt"]) cpSync(join(api, name), join(root, "api", name), { recursive: true });
  await commit(root, "Two projects");
  return root;
}

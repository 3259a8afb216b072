/** Which names a frontend folder can have in a Django project. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { stateFile } from "../../plan/state.ts";
import { dependencyNamed, type Dependency } from "../python/dependencies.ts";
import { findFiles } from "../python/files.ts";
import { packageNameProblem } from "../python/names.ts";
import type { Settings } from "./djangoSettings.ts";
import { isFrontend } from "./sources.ts";

interface Names {
  root: string;
  settings: Settings;
  dependencies: Dependency[];
}

/** Why a frontend folder cannot have this name in the project, in one sentence; undefined where it can. */
export function nameProblem(name: string, { root, settings, dependencies }: Names): string | undefined {
  const problem = packageNameProblem(name);
  if (problem !== undefined) return problem;
  // A folder that an earlier run rendered is wired under its name already.
  if (existsSync(join(root, settings.importRoot, name, stateFile))) return undefined;
  const module = posix.join(settings.importRoot, `${name}.py`);
  if (existsSync(join(root, module))) return `"${name}" is taken by the module ${module}.`;
  const packages = findFiles(root, (file) => file === "__init__.py").map((file) => posix.dirname(file));
  const namesakes = packages.filter((folder) => posix.basename(folder) === name && !isFrontend(root, folder));
  // An app that is nowhere in the project is our own line: typed in after a refusal, or left when the folder was deleted.
  const ours = [name, `${name}.apps.WebpackConfig`];
  const typedIn = (app: string) => ours.includes(app) && namesakes.length === 0;
  const app = settings.installed.find(
    ({ value }) => (value.split(".")[0] === name || labelOf(value) === name) && !typedIn(value),
  );
  if (app) return `"${name}" is taken by the app ${app.value} in ${app.file}:${app.line}.`;
  const [folder] = namesakes.filter((path) => path === posix.join(settings.importRoot, name));
  if (folder !== undefined) return `"${name}" is taken by the package ${folder}/.`;
  const dependency = dependencyNamed(dependencies, name);
  if (dependency)
    return `"${name}" is taken by the package ${dependency.text} in ${dependency.file}:${dependency.line}.`;
  return undefined;
}

/** The label that Django gives to an app: the last part of its package. An AppConfig stands in the module below (`shop.apps.ShopConfig`). */
function labelOf(app: string): string {
  const parts = app.split(".");
  const isConfig = /^[A-Z]/.test(parts.at(-1) ?? "");
  return (isConfig ? parts.at(-3) : parts.at(-1)) ?? app;
}

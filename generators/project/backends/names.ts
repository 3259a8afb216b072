/** Which names a frontend folder can have in a project of Flask, FastAPI or Pyramid. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { stateFile } from "../../plan/state.ts";
import { dependencyNamed, type Dependency } from "../python/dependencies.ts";
import { packageNameProblem } from "../python/names.ts";
import { childrenOf, descendants, lineAt, stringValue, textOf } from "../python/syntax.ts";
import type { Place } from "./place.ts";
import { isFrontend, type Sources } from "./sources.ts";

/** Calls whose argument is a path that the application answers. */
const ROUTING =
  /^(route|api_route|get|mount|Mount|Route|APIRouter|include_router|Blueprint|register_blueprint|add_url_rule|add_route|add_static_view)$/;

/** What of a project says which names are taken. */
interface Names {
  readonly sources: Sources;
  readonly place: Place;
  readonly dependencies: readonly Dependency[];
}

/** Why a frontend folder cannot have this name in the project, in one sentence; undefined where it can. */
export function nameProblem(name: string, { sources, place, dependencies }: Names): string | undefined {
  const problem = packageNameProblem(name);
  if (problem !== undefined) return problem;
  const folder = posix.join(place.base, name);
  if (existsSync(join(sources.root, folder, stateFile))) return undefined;
  if (existsSync(join(sources.root, `${folder}.py`))) return `"${name}" is taken by the module ${folder}.py.`;
  if (existsSync(join(sources.root, folder, "__init__.py")) && !isFrontend(sources.root, folder))
    return `"${name}" is taken by the package ${folder}/.`;
  const dependency = dependencyNamed(dependencies, name);
  if (dependency)
    return `"${name}" is taken by the package ${dependency.text} in ${dependency.file}:${dependency.line}.`;
  return routeProblem(name, sources);
}

/** The sample page is served below the folder's name, and Flask's blueprint is called like it. */
function routeProblem(name: string, sources: Sources): string | undefined {
  for (const file of sources.files) {
    if (!sources.text(file).includes(name)) continue;
    const module = sources.module(file);
    for (const list of descendants(module.root)) {
      // A decorator is no call in Lezer's tree, but has its arguments too.
      if (list.name !== "ArgList" || !list.prevSibling) continue;
      const callee = textOf(module, list.prevSibling).split(".").at(-1) ?? "";
      if (!ROUTING.test(callee)) continue;
      const values = childrenOf(list).map((node) => stringValue(module, node));
      const at = `${file}:${lineAt(module.text, list.from)}`;
      if (callee === "Blueprint" && values[1] === name) return `"${name}" is taken by the blueprint in ${at}.`;
      if (values.some((value) => value === `/${name}` || value === `/${name}/`))
        return `"${name}" is taken by the route /${name} in ${at}.`;
    }
  }
  return undefined;
}

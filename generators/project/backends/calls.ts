import { posix } from "node:path";
import { callsOf, type Call } from "../edits/packageCalls.ts";
import { most, reachOf, reachOfUses, type CalledFrom } from "../python/reach.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import { descendants } from "../python/syntax.ts";
import type { Application } from "./applications.ts";
import { isSameFolder, packageFolder } from "./place.ts";

/**
 * Whether a path such as `.frontend` or `shop.frontend` in a file means the frontend folder of an application. Another project in the
 * repository may have one of the same name.
 */
export function isFrontendOf({ sources, place }: Application, name: string, file: string, path: string): boolean {
  return isSameFolder(sources, packageFolder(sources, place, file, path), posix.join(place.base, name));
}

/** The calls of an application's frontend package in the repository's files, each with its file. */
export function callsIn(application: Application, name: string): (Call & { file: string })[] {
  const { sources } = application;
  return sources.files
    .filter((file) => sources.text(file).includes(name))
    .flatMap((file) => callsOf(sources.module(file), name).map((call) => ({ ...call, file })))
    .filter((call) => isFrontendOf(application, name, call.file, call.package));
}

/** The file that calls a function of the frontend's package, if one does: for certain, else perhaps. */
export function fileOfCalls(application: Application, name: string, method: string): string | undefined {
  const calls = callsIn(application, name).filter((call) => call.method === method);
  const reach = (call: Call & { file: string }) => {
    const module = application.sources.module(call.file);
    const creations = application.sources.creations(call.file, application.classes);
    return reachOf(module, call.node, creations, calledFrom(application, call.file));
  };
  return (["certain", "perhaps"] as const)
    .map((wanted) => calls.find((call) => reach(call) === wanted)?.file)
    .find((file) => file !== undefined);
}

/** How the project's other files call the functions of one. */
export function calledFrom(
  { sources, classes }: Pick<Application, "sources" | "classes">,
  own: string,
  seen: readonly string[] = [],
): CalledFrom {
  return (name) => {
    if (seen.includes(name)) return "never";
    const others = sources.files.filter((file) => file !== own && sources.text(file).includes(name));
    const reaches = others.map((file) => {
      const module = sources.module(file);
      const names = importedNames(module);
      const uses = descendants(module.root).filter((node) => fullName(module, names, node)?.endsWith(`.${name}`));
      const from = calledFrom({ sources, classes }, file, [...seen, name]);
      return reachOfUses(module, uses, sources.creations(file, classes), from);
    });
    return reaches.reduce(most, "never");
  };
}

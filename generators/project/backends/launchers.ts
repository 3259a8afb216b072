/** Which object of which file a server is given. */
import { posix } from "node:path";
import { nameOf } from "../python/creations.ts";
import { statements } from "../python/statements.ts";
import { childrenOf, dottedName, type Node } from "../python/syntax.ts";
import type { Application, Named } from "./applications.ts";
import { placeOf } from "./place.ts";
import type { Sources } from "./sources.ts";

/** What a server starts with: a variable, or a function that has to be called. */
export interface Entry extends Named {
  readonly isFactory: boolean;
}

/** The folders on Python's path, as far as one file and the folder of a command tell. */
export function importRootsOf(sources: Sources, file: string, folder: string): string[] {
  return [...new Set([placeOf(sources, file).importRoot, folder, posix.join(folder, "src")])];
}

/** What to give to a server: the variable that holds the application, or, where only a function makes it, what its callers assign it to. */
export function entryOf(application: Application): Entry | undefined {
  const { sources, file, creation, lookup } = application;
  if (lookup) return { ...lookup.entry, isFactory: definitionOf(sources, lookup.entry) !== undefined };
  if (creation.scope === "module" && "name" in creation.holder)
    return { file, name: creation.holder.name, isFactory: false };
  if (!creation.function) return undefined;
  const factory = { file, name: nameOf(sources.module(file), creation.function) };
  const launcher = findLauncher(application, factory);
  return launcher ? { ...launcher, isFactory: false } : { ...factory, isFactory: true };
}

/** The function of a module that has a name. */
function definitionOf(sources: Sources, { file, name }: Named): Node | undefined {
  const module = sources.module(file);
  return [...statements(module)]
    .filter(({ scope }) => scope !== "function" && scope !== "class")
    .map(({ node }) => node)
    .find((node) => node.name === "FunctionDefinition" && nameOf(module, node) === name);
}

/** What files are called that are there to be started. A worker, a migration or a script that calls the factory serves nothing. */
const LAUNCHERS = /^(wsgi|asgi|app|application|autoapp|main|manage|run|serve|server|web|__init__)\.py$/;

/** The first `app = create_app(...)` at the top level of a module that leads to the factory: in its own file, else nearest to the root. */
function findLauncher({ sources, folder, place, classes }: Application, factory: Named): Named | undefined {
  const folders = [folder, posix.join(folder, "src"), place.importRoot, place.base].map((path) =>
    posix.join(path, "."),
  );
  const isLauncher = (file: string) =>
    LAUNCHERS.test(posix.basename(file)) && folders.includes(posix.join(posix.dirname(file), "."));
  const files = [factory.file, ...sources.files.filter(isLauncher)].filter((file) =>
    sources.text(file).includes(`${factory.name}(`),
  );
  for (const file of files) {
    const module = sources.module(file);
    for (const { node, scope } of statements(module)) {
      const [target, , value] = node.name === "AssignStatement" && scope === "module" ? childrenOf(node) : [];
      const callee = value?.name === "CallExpression" ? dottedName(module, value.firstChild) : undefined;
      if (callee?.split(".").at(-1) !== factory.name || target?.name !== "VariableName") continue;
      const name = dottedName(module, target) ?? "";
      const made = sources.follow(importRootsOf(sources, file, folder), file, name, classes);
      if (made?.file === factory.file && made.name === factory.name) return { file, name };
    }
  }
  return undefined;
}

/** What a server can be given for certain; undefined where there is nothing of the kind, or a function that wants arguments. */
export function servableEntry(application: Application): Entry | undefined {
  const entry = entryOf(application);
  return entry?.isFactory && needsArguments(application.sources, entry) ? undefined : entry;
}

/** Whether a function cannot be called without arguments. */
export function needsArguments(sources: Sources, named: Named): boolean {
  const definition = definitionOf(sources, named);
  const list = definition && childrenOf(definition).find(({ name }) => name === "ParamList");
  if (!list) return false;
  const parameters = childrenOf(list).slice(1, -1);
  return parameters.some(
    ({ name, prevSibling, nextSibling }, index) =>
      name === "VariableName" &&
      prevSibling?.name !== "*" &&
      prevSibling?.name !== "**" &&
      prevSibling?.name !== "AssignOp" &&
      nextSibling?.name !== "AssignOp" &&
      !(nextSibling?.name === "TypeDef" && parameters[index + 2]?.name === "AssignOp"),
  );
}

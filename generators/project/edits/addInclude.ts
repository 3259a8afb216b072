import { creationsOf } from "../python/creations.ts";
import { reachOf, type CalledFrom } from "../python/reach.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  lineAt,
  parsePython,
  quoteStyle,
  stringValue,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";
import { objectName, pieceFor } from "./byHand.ts";
import { chooseCreation, narrow, type Wanted } from "./chooseCreation.ts";
import { guarded, refuseUnreadableUntil, verified, type EditResult } from "./edit.ts";
import { insertAfter } from "./insertStatement.ts";

/**
 * Adds `config.include("frontend")` to what makes Pyramid's Configurator, before everything else that is done with it.
 *
 * @param path the package as the file names others: `frontend`, `.frontend`, `shop.frontend`
 */
export function addInclude(
  text: string,
  path: string,
  configurator: Wanted & { readonly classes: readonly string[]; readonly calledFrom?: CalledFrom },
): EditResult {
  const module = parsePython(text);
  const creations = creationsOf(module, configurator.classes);
  const quote = quoteStyle(module);
  const presentIn = (source: PythonModule) => {
    const made = creationsOf(source, configurator.classes);
    const meant = narrow(source, made, configurator);
    const others = made.filter((each) => !meant.includes(each)).map((each) => objectName(source, each));
    // Pyramid includes a package once, however often it is told to, so that a call that may not be executed is no reason to refuse.
    return includesOf(source, path).find(
      ({ node, owner }) =>
        !(others.includes(owner) && !meant.some((each) => objectName(source, each) === owner)) &&
        reachOf(source, node, made, configurator.calledFrom) === "certain",
    )?.node;
  };
  return guarded(
    text,
    ({ offset }) => {
      const made = creations.find(({ call, statement }) => [call.from, statement.from].includes(offset));
      const include = (name: string) => includeSnippet(path, name, quote);
      return made ? pieceFor(module, made, ["config", "configurator"], include).code : include("config");
    },
    () => {
      const present = presentIn(module);
      if (present) return { status: "present", line: lineAt(text, present.from) };
      const chosen = chooseCreation(module, creations, configurator);
      refuseUnreadableUntil(module, chosen.creation.call.to);
      const insertion = insertAfter(module, chosen, includeSnippet(path, chosen.name, quote));
      return verified(text, [insertion], (source) => presentIn(parsePython(source))?.from);
    },
  );
}

/** What to type in by hand, below the line that makes the Configurator. */
export function includeSnippet(path: string, config = "config", quote = '"'): string {
  return `${config}.include(${quote}${path}${quote})`;
}

/** An `include()` of Pyramid: what it is called on, and the path that it is given, be it by an import. */
export interface Include {
  readonly node: Node;
  readonly owner: string;
  /** `.frontend` */
  readonly path: string;
}

/** The `include()` calls of packages whose last name is that of a path. */
export function includesOf(module: PythonModule, path: string): Include[] {
  const names = importedNames(module);
  const name = path.split(".").at(-1);
  return descendants(module.root).flatMap((node) => {
    const callee = node.name === "CallExpression" ? dottedName(module, node.firstChild) : undefined;
    if (callee?.split(".").at(-1) !== "include") return [];
    const argument = childrenOf(childrenOf(node)[1] ?? node)[1];
    const target = stringValue(module, argument) ?? fullName(module, names, argument);
    const isMeant = target !== undefined && target.split(".").at(-1) === name;
    return isMeant ? [{ node, owner: callee.slice(0, -".include".length), path: target }] : [];
  });
}

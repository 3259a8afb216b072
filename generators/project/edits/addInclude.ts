import { creationsOf } from "../python/creations.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import { childrenOf, descendants, dottedName, lineAt, parsePython, quoteStyle, stringValue } from "../python/syntax.ts";
import { pieceFor } from "./byHand.ts";
import { chooseCreation, type Wanted } from "./chooseCreation.ts";
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
  configurator: Wanted & { readonly classes: readonly string[] },
): EditResult {
  const module = parsePython(text);
  const creations = creationsOf(module, configurator.classes);
  const quote = quoteStyle(module);
  return guarded(
    text,
    ({ offset }) => {
      const made = creations.find(({ call, statement }) => [call.from, statement.from].includes(offset));
      const include = (name: string) => includeSnippet(path, name, quote);
      return made ? pieceFor(module, made, ["config", "configurator"], include).code : include("config");
    },
    () => {
      const present = findInclude(text, path);
      if (present) return { status: "present", line: lineAt(text, present.offset) };
      const chosen = chooseCreation(module, creations, configurator);
      refuseUnreadableUntil(module, chosen.creation.call.to);
      const insertion = insertAfter(module, chosen, includeSnippet(path, chosen.name, quote));
      return verified(text, [insertion], (source) => findInclude(source, path)?.offset);
    },
  );
}

/** What to type in by hand, below the line that makes the Configurator. */
export function includeSnippet(path: string, config = "config", quote = '"'): string {
  return `${config}.include(${quote}${path}${quote})`;
}

/** The `include()` of a package of that name, and the path that it is given there: `.frontend`, be it by an import. */
export function findInclude(text: string, path: string): { offset: number; path: string } | undefined {
  const module = parsePython(text);
  const names = importedNames(module);
  const name = path.split(".").at(-1);
  for (const node of descendants(module.root)) {
    const callee = node.name === "CallExpression" ? dottedName(module, node.firstChild) : undefined;
    if (callee?.split(".").at(-1) !== "include") continue;
    const argument = childrenOf(childrenOf(node)[1] ?? node)[1];
    const target = stringValue(module, argument) ?? fullName(module, names, argument);
    if (target !== undefined && target.split(".").at(-1) === name) return { offset: node.from, path: target };
  }
  return undefined;
}

import { creationsOf, type Creation } from "../python/creations.ts";
import { reachOf, type CalledFrom, type Reach } from "../python/reach.ts";
import { fullName, importedNames } from "../python/resolve.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  lineAt,
  parsePython,
  quoteStyle,
  stringValue,
  textOf,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";
import { objectName, pieceFor } from "./byHand.ts";
import { chooseCreation, narrow, type Wanted } from "./chooseCreation.ts";
import { guarded, Refusal, refuseUnreadableUntil, verified, type EditResult } from "./edit.ts";
import { insertAfter } from "./insertStatement.ts";

/** Which Configurator is meant, and how the project's other files call a function of this one. */
type Configurator = Wanted & { readonly classes: readonly string[]; readonly calledFrom?: CalledFrom };

/**
 * Adds `config.include("frontend")` to what makes Pyramid's Configurator, before everything else that is done with it.
 *
 * @param path the package as the file names others: `frontend`, `.frontend`, `shop.frontend`
 */
export function addInclude(text: string, path: string, configurator: Configurator): EditResult {
  const module = parsePython(text);
  const creations = creationsOf(module, configurator.classes);
  const quote = quoteStyle(module);
  const presentIn = (source: PythonModule) =>
    includesFor(source, path, configurator).find(({ reach }) => reach === "certain")?.node.from;
  return guarded(
    text,
    (refusal) => {
      const isMeant = ({ call, statement }: Creation) => [call.from, statement.from].includes(refusal.offset);
      const include = (name: string) => includeSnippet(path, name, quote);
      const made = refusal instanceof PerhapsIncluded ? creations[0] : creations.find(isMeant);
      if (!made) return include("config");
      const { place, code } = pieceFor(module, made, ["config", "configurator"], include);
      if (!(refusal instanceof PerhapsIncluded)) return code;
      return `# in place of line ${lineAt(text, refusal.offset)}, ${place}\n${code}`;
    },
    () => {
      const present = presentIn(module);
      if (present !== undefined) return { status: "present", line: lineAt(text, present) };
      // Pyramid includes a package once, however often it is told to, until the actions so far are committed.
      const doubtful = includesFor(module, path, configurator).find(({ reach }) => reach === "perhaps");
      if (doubtful && text.includes("commit")) throw new PerhapsIncluded(module, doubtful.node);
      const chosen = chooseCreation(module, creations, configurator);
      refuseUnreadableUntil(module, chosen.creation.call.to);
      const insertion = insertAfter(module, chosen, includeSnippet(path, chosen.name, quote));
      return verified(text, [insertion], (source) => presentIn(parsePython(source)));
    },
  );
}

class PerhapsIncluded extends Refusal {
  constructor(module: PythonModule, call: Node) {
    super(`${textOf(module, call)} is perhaps not executed`, call.from);
  }
}

/** The calls that include the package, and whether they are executed; those on a Configurator beside the one that is meant left out. */
function includesFor(module: PythonModule, path: string, configurator: Configurator): (Include & { reach: Reach })[] {
  const made = creationsOf(module, configurator.classes);
  const meant = narrow(module, made, configurator).map((each) => objectName(module, each));
  const others = made.map((each) => objectName(module, each)).filter((name) => !meant.includes(name));
  return includesOf(module, path)
    .filter(({ owner }) => !others.includes(owner))
    .map((include) => ({ ...include, reach: reachOf(module, include.node, made, configurator.calledFrom) }));
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

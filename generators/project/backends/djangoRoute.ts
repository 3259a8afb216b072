/** Where the frontend's sample page is, as the root URLconf says. */
import { eventsOf } from "../python/statements.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  parsePython,
  stringValue,
  textOf,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";

/**
 * The path of the page below the server's address: `frontend/`, or `intranet/frontend/` where the patterns around it have a prefix.
 *
 * @param text the URLconf, the pattern in it
 * @param urls the URLconf that the pattern includes: `frontend.urls`
 * @param setting the value of a setting that is a string
 * @returns undefined where no pattern includes it; what nobody can tell before the project runs stays a name, `<SITE_ROOT>frontend/`
 */
export function routeIn(text: string, urls: string, setting: (name: string) => string | undefined): string | undefined {
  const module = parsePython(text);
  const literal = descendants(module.root).find(
    (node) => stringValue(module, node) === urls && isIncluded(module, node),
  );
  return literal && prefixOf(module, literal, setting).replace(/^\/+/, "");
}

type Setting = (name: string) => string | undefined;

function isIncluded(module: PythonModule, node: Node): boolean {
  for (let above = node.parent; above; above = above.parent)
    if (above.name === "CallExpression") return calleeOf(module, above) === "include";
  return false;
}

/** The routes of all patterns around a node; a list in a variable stands in the patterns that include the variable. */
function prefixOf(module: PythonModule, node: Node, setting: Setting, seen: readonly string[] = []): string {
  let prefix = "";
  for (let above = node.parent; above; above = above.parent) {
    if (above.name === "CallExpression" && /^(path|re_path|url)$/.test(calleeOf(module, above) ?? ""))
      prefix = valueOf(module, childrenOf(childrenOf(above).at(-1) ?? above)[1], setting).replace(/^\^/, "") + prefix;
    const target = above.name === "AssignStatement" ? dottedName(module, above.firstChild) : undefined;
    if (target === undefined || seen.includes(target)) continue;
    const user = descendants(module.root).find(
      (each) => each.name === "VariableName" && textOf(module, each) === target && isIncluded(module, each),
    );
    return (user ? prefixOf(module, user, setting, [...seen, target]) : "") + prefix;
  }
  return prefix;
}

function calleeOf(module: PythonModule, call: Node): string | undefined {
  return dottedName(module, call.firstChild)?.split(".").at(-1);
}

/** What an expression says, as far as literals, variables of the file and settings tell. */
function valueOf(module: PythonModule, node: Node | undefined, setting: Setting, depth = 0): string {
  if (!node || depth > 5) return "";
  const literal = stringValue(module, node);
  if (literal !== undefined) return literal;
  // `settings.SITE_ROOT.lstrip("/")`
  const text = textOf(module, node).replace(/\.[lr]?strip\(["']\/["']\)$/, "");
  const parts = childrenOf(node);
  if (node.name === "FormatString") {
    const written = text.replace(/^\w*(["'])|["']$/g, "");
    return written.replace(/\{([^}]*)\}/g, (_, name: string) => named(module, name, setting, depth));
  }
  if (node.name === "BinaryExpression" && parts[1] && textOf(module, parts[1]) === "+")
    return valueOf(module, parts[0], setting, depth + 1) + valueOf(module, parts[2], setting, depth + 1);
  return named(module, text, setting, depth);
}

function named(module: PythonModule, name: string, setting: Setting, depth: number): string {
  const value = eventsOf(module, name)
    .flatMap(({ effect }) => (effect.kind === "assign" ? [effect.value[0]] : []))
    .at(-1);
  if (value) return valueOf(module, value, setting, depth + 1);
  const [, own = name] = /^(?:settings\.|getattr\(settings,\s*["'])(\w+)/.exec(name) ?? [];
  return setting(own) ?? `<${own}>`;
}

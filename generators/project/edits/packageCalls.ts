import { fullName, importedNames } from "../python/resolve.ts";
import { split } from "../python/statements.ts";
import { childrenOf, descendants, dottedName, textOf, type Node, type PythonModule } from "../python/syntax.ts";

/** A call of the frontend's package: `init_app`, and its arguments as they are written. */
export interface Call {
  /** The package as the file imports it: `frontend`, `.frontend`, `shop.frontend`. */
  readonly package: string;
  readonly method: string;
  readonly args: readonly string[];
  readonly node: Node;
}

/** The calls of a package in a file, under whatever name it was imported. */
export function callsOf(module: PythonModule, name: string): Call[] {
  const names = importedNames(module);
  return descendants(module.root).flatMap((node) => {
    const callee = node.name === "CallExpression" ? node.firstChild : null;
    const path = fullName(module, names, callee) ?? dottedName(module, callee) ?? "";
    const [owner, method = ""] = path.split(".").slice(-2);
    if (owner !== name || !["init_app", "init_templates"].includes(method)) return [];
    const words = split(childrenOf(childrenOf(node).at(-1) ?? node).slice(1, -1), ",");
    const args = words.map((group) => group.map((word) => textOf(module, word)).join(""));
    return [{ package: path.slice(0, -method.length - 1), method, args, node }];
  });
}

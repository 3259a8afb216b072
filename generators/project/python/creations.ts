/** Where a file makes objects of a class, and what it calls them: `app = Flask(__name__)`. */
import { fullName, importedNames } from "./resolve.ts";
import { split } from "./statements.ts";
import { childrenOf, descendants, dottedName, lineAt, textOf, type Node, type PythonModule } from "./syntax.ts";

/** What becomes of the new object: a variable holds it, a `with` statement gives it to its body, or something else. */
export type Holder =
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "context"; readonly name: string; readonly body: Node }
  /** `self.app = …`, `app.state.templates = …` */
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "returned" }
  | { readonly kind: "other" };

/** One statement that makes an object. */
export interface Creation {
  /** The class as the file calls it: `Flask`. */
  readonly class: string;
  /** The whole name of the class, or of the one that it is derived from in this file. */
  readonly of: string;
  readonly call: Node;
  readonly statement: Node;
  readonly holder: Holder;
  readonly line: number;
  readonly scope: "module" | "function" | "class";
  /** The function of the module that the statement stands in; undefined in methods and in nested functions. */
  readonly function?: Node;
}

/**
 * The statements that make objects of some classes, or of classes that the file derives from them.
 *
 * @param classes by their whole names: `flask.Flask`
 */
export function creationsOf(module: PythonModule, classes: readonly string[]): Creation[] {
  const nodes = descendants(module.root);
  const classOf = knownClasses(module, nodes, classes);
  const found: Creation[] = [];
  for (const call of nodes) {
    const of = call.name === "CallExpression" ? classOf(call.firstChild) : undefined;
    // A statement that chooses between two calls makes one object.
    if (of !== undefined && !same(found.at(-1)?.statement, statementOf(call))) found.push(describe(module, call, of));
  }
  return found;
}

type ClassOf = (node: Node | null | undefined) => string | undefined;

function knownClasses(module: PythonModule, nodes: Node[], classes: readonly string[]): ClassOf {
  const names = importedNames(module);
  const derived = new Map<string, string>();
  const classOf: ClassOf = (node) => {
    const full = fullName(module, names, node);
    return full !== undefined && classes.includes(full) ? full : derived.get(dottedName(module, node) ?? "");
  };
  for (const node of nodes) {
    if (node.name !== "ClassDefinition") continue;
    const [, name, bases] = childrenOf(node);
    const base = bases?.name === "ArgList" ? childrenOf(bases).map(classOf).find(Boolean) : undefined;
    if (name && base !== undefined) derived.set(textOf(module, name), base);
  }
  return classOf;
}

function describe(module: PythonModule, call: Node, of: string): Creation {
  const statement = statementOf(call);
  const around = enclosing(statement);
  const isTop = around?.name === "FunctionDefinition" && !enclosing(around);
  return {
    class: dottedName(module, call.firstChild)?.split(".").at(-1) ?? of,
    of,
    call,
    statement,
    holder: holderOf(module, call, statement),
    line: lineAt(module.text, call.from),
    scope: around === undefined ? "module" : around.name === "ClassDefinition" ? "class" : "function",
    ...(isTop && { function: around }),
  };
}

/** The innermost statement that a node stands in. */
export function statementOf(node: Node): Node {
  return !node.parent || node.type.is("Statement") ? node : statementOf(node.parent);
}

/** The innermost function or class around a statement. */
export function enclosing({ parent }: Node): Node | undefined {
  if (!parent) return undefined;
  return ["FunctionDefinition", "ClassDefinition"].includes(parent.name) ? parent : enclosing(parent);
}

/** The name of a function or class. */
export function nameOf(module: PythonModule, definition: Node): string {
  const name = childrenOf(definition).find((child) => child.name === "VariableName");
  return name ? textOf(module, name) : "";
}

function holderOf(module: PythonModule, call: Node, statement: Node): Holder {
  if (statement.name === "ReturnStatement" && same(childrenOf(statement)[1], call)) return { kind: "returned" };
  if (statement.name === "WithStatement") return contextOf(module, call, statement);
  const groups = split(childrenOf(statement), "AssignOp");
  const [value, ...more] = groups.at(-1) ?? [];
  if (statement.name !== "AssignStatement" || more.length > 0 || !isValue(module, value, call))
    return { kind: "other" };
  const targets = groups.slice(0, -1).map((group) => group.filter(({ name }) => name !== "TypeDef"));
  const single = targets.flatMap(([target, ...others]) => (target && others.length === 0 ? [target] : []));
  const variable = single.find(({ name }) => name === "VariableName");
  if (variable) return { kind: "variable", name: textOf(module, variable) };
  const attribute = single.map((target) => dottedName(module, target)).find((name) => name !== undefined);
  return attribute === undefined ? { kind: "other" } : { kind: "attribute", name: attribute };
}

/** Whether the value of an assignment is what the call returns: alone, in parentheses, or chosen between two such calls. */
function isValue(module: PythonModule, value: Node | undefined, call: Node): boolean {
  if (!value) return false;
  const parts = childrenOf(value);
  if (value.name === "ParenthesizedExpression") return parts.length === 3 && isValue(module, parts[1], call);
  const callee = dottedName(module, call.firstChild);
  const isAlike = (node: Node | undefined) =>
    node?.name === "CallExpression" && dottedName(module, node.firstChild) === callee;
  return value.name === "ConditionalExpression" ? isAlike(parts[0]) && isAlike(parts[4]) : same(value, call);
}

function contextOf(module: PythonModule, call: Node, statement: Node): Holder {
  const parts = childrenOf(statement);
  const at = parts.findIndex((part) => same(part, call));
  const [as, name] = parts.slice(at + 1);
  const body = parts.at(-1);
  return at > 0 && as?.name === "as" && name?.name === "VariableName" && body?.name === "Body"
    ? { kind: "context", name: textOf(module, name), body }
    : { kind: "other" };
}

/** Lezer makes a new object each time that it is asked for a node. */
export function same(one: Node | undefined, other: Node): boolean {
  return one?.from === other.from && one.to === other.to && one.name === other.name;
}

/** The end of a statement's last word: a compound one's own end may lie behind blank lines. */
export function endOf(node: Node): number {
  const body = node.lastChild?.name === "Body" ? node.lastChild : undefined;
  const last = body?.lastChild;
  return last ? endOf(last) : node.to;
}

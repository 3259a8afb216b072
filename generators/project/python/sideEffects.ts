/** What an expression does to a variable while it is evaluated: `(NAME := …)`, `case NAME:`, `last = NAME.pop()`, `exec("NAME = …")`. */
import { childrenOf, dottedName, isVariable, textOf, type Node, type PythonModule } from "./syntax.ts";

/** A method that is called within an expression, or anything else that binds or changes the variable. */
export type SideEffect =
  { readonly kind: "call"; readonly method: string; readonly node: Node } | { readonly kind: "other" };

/** Whether a method of lists and tuples changes nothing. */
export function isReading(method: string): boolean {
  return ["copy", "count", "index"].includes(method);
}

/** Whether a list's method keeps everything that is there. */
export function isAdding(method: string): boolean {
  return ["append", "extend", "insert", "reverse", "sort"].includes(method);
}

/** Functions and methods that are called for what they do to something else than a list that they are given. */
const HARMLESS = new Set(
  `print pprint len any all min max append extend insert add update setdefault debug info warning error exception critical log warn
  assertIn assertEqual shuffle`.split(/\s+/),
);

/** Ways to a variable that is named by a string, or as an attribute of its module. */
const INDIRECT = new Set(["exec", "eval", "globals", "locals", "vars", "setattr", "delattr", "__dict__", "modules"]);

/**
 * What the expressions of a statement do to a variable besides the statement's own purpose: its body, if it has one, left out.
 *
 * @returns what takes the most away, where there are several
 */
export function sideEffectOn(module: PythonModule, name: string, statement: Node): SideEffect | undefined {
  const nodes = headOf(statement);
  if (changesIndirectly(module, name, statement, nodes) || nodes.some((node) => binds(module, name, node)))
    return { kind: "other" };
  if (isGivenAway(module, name, statement)) return { kind: "other" };
  const calls = nodes.flatMap((node): { method: string; node: Node; isCalled: boolean }[] => {
    if (node.name !== "MemberExpression") return [];
    const [object, dot, property] = childrenOf(node);
    if (!object || dot?.name !== "." || !property) return [];
    const isName = (each: Node) => isVariable(module, each, name);
    if (!isName(object) && !isWithin(object, isName, textOf(module, property))) return [];
    const { parent } = node;
    const isCalled = parent?.name === "CallExpression" && parent.from === node.from;
    // The call that is the whole statement is its purpose.
    if (isCalled && parent.parent?.name === "ExpressionStatement" && isName(object)) return [];
    return [{ method: textOf(module, property), node: isCalled ? parent : node, isCalled }];
  });
  const changing = calls.filter(({ method }) => !isReading(method));
  const taking = changing.find(({ method }) => !isAdding(method));
  if (taking && !taking.isCalled) return { kind: "other" };
  const found = taking ?? changing[0];
  return found && { kind: "call", method: found.method, node: found.node };
}

/** Whether a method is called on the list by a detour: `(apps := NAME).pop()`, or `NAME[0].pop()` where it is a list of lists. */
function isWithin(object: Node, isName: (node: Node) => boolean, method: string): boolean {
  if (object.name === "ParenthesizedExpression") return headOf(object).some(isName);
  return object.name === "MemberExpression" && isName(baseOf(object)) && ["clear", "pop", "remove"].includes(method);
}

/** The nodes of a statement, those of its body left out. */
export function headOf(node: Node): Node[] {
  return [node, ...childrenOf(node).flatMap((child) => (child.name === "Body" ? [] : headOf(child)))];
}

function binds(module: PythonModule, name: string, node: Node): boolean {
  const isName = (child: Node | null | undefined) => isVariable(module, child ?? undefined, name);
  switch (node.name) {
    case "AssignOp":
      return isWalrus(module, node) && isName(node.prevSibling);
    case "CapturePattern":
      return isName(node.firstChild);
    case "TypeDefinition":
      return childrenOf(node).slice(0, 2).some(isName);
    case "as":
      return node.parent?.name !== "ImportStatement" && isName(baseOf(node.nextSibling));
    default:
      return false;
  }
}

/** Whether an operator is `:=`, be it in an expression or in a call's arguments. */
export function isWalrus(module: PythonModule, node: Node): boolean {
  return node.name === "AssignOp" && textOf(module, node) === ":=";
}

/** `NAME` of `NAME`, `NAME[0]` and `NAME.x`. */
export function baseOf<Maybe extends Node | null>(node: Maybe): Maybe | Node {
  return node?.name === "MemberExpression" && node.firstChild ? baseOf(node.firstChild) : node;
}

/** `exec("NAME = []")`, `globals()["NAME"] = []`, `sys.modules[__name__].NAME = []`; a condition such as `"NAME" in globals()` only asks. */
function changesIndirectly(module: PythonModule, name: string, statement: Node, nodes: readonly Node[]): boolean {
  if (!["AssignStatement", "UpdateStatement", "ExpressionStatement", "DeleteStatement"].includes(statement.name))
    return false;
  const word = new RegExp(`\\b${name}\\b`);
  const isNamed = (node: Node) =>
    (["String", "FormatString"].includes(node.name) && word.test(textOf(module, node))) ||
    (node.name === "PropertyName" && textOf(module, node) === name) ||
    // `globals().update(NAME=…)`
    (node.parent?.name === "ArgList" && node.nextSibling?.name === "AssignOp" && isVariable(module, node, name));
  return (
    nodes.some((node) => ["VariableName", "PropertyName"].includes(node.name) && INDIRECT.has(textOf(module, node))) &&
    nodes.some(isNamed)
  );
}

/** `prune(NAME)`: a call that is made for what it does, and that may do it to the list. */
function isGivenAway(module: PythonModule, name: string, statement: Node): boolean {
  const [call] = statement.name === "ExpressionStatement" ? childrenOf(statement) : [];
  if (call?.name !== "CallExpression") return false;
  const callee = dottedName(module, call.firstChild)?.split(".").at(-1);
  const given = childrenOf(childrenOf(call)[1] ?? call);
  const isGiven = given.some(
    (each) => isVariable(module, each, name) && each.prevSibling?.name !== "*" && each.nextSibling?.name !== "AssignOp",
  );
  return isGiven && (callee === undefined || !HARMLESS.has(callee));
}

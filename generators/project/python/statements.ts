import { baseOf, isAdding, sideEffectOn } from "./sideEffects.ts";
import { childrenOf, isVariable, textOf, type Node, type PythonModule } from "./syntax.ts";

/**
 * How a statement is reached when the module is imported: always (`module`), perhaps (`branch`: if, for, try, with, match), as part of a
 * class (`class`), or only when somebody calls it (`function`).
 */
export type Scope = "module" | "branch" | "class" | "function";

export interface Statement {
  node: Node;
  scope: Scope;
  /** The outermost compound statement around it; the statement itself at the top level. */
  outermost: Node;
}

const BRANCHING = new Set([
  "IfStatement",
  "ForStatement",
  "WhileStatement",
  "TryStatement",
  "WithStatement",
  "MatchStatement",
]);
const DEEPER: readonly Scope[] = ["module", "branch", "class", "function"];

/** Every statement of a module in the order of the text, nested ones after the compound statement that holds them. */
export function* statements(module: PythonModule): Generator<Statement> {
  for (const node of childrenOf(module.root)) yield* unfold(node, "module", node);
}

function* unfold(node: Node, scope: Scope, outermost: Node): Generator<Statement> {
  if (node.name === "StatementGroup" || node.name === "DecoratedStatement") {
    for (const child of childrenOf(node)) if (child.type.is("Statement")) yield* unfold(child, scope, outermost);
    return;
  }
  if (node.type.is("Statement")) yield { node, scope, outermost };
  const inner = innerScope(node, scope);
  for (const child of childrenOf(node)) {
    if (child.name === "Body") for (const statement of childrenOf(child)) yield* unfold(statement, inner, outermost);
    if (child.name === "MatchBody") for (const clause of childrenOf(child)) yield* unfold(clause, inner, outermost);
  }
}

function innerScope(node: Node, scope: Scope): Scope {
  const own: Scope =
    node.name === "FunctionDefinition"
      ? "function"
      : node.name === "ClassDefinition"
        ? "class"
        : BRANCHING.has(node.name)
          ? "branch"
          : "module";
  return DEEPER.indexOf(own) > DEEPER.indexOf(scope) ? own : scope;
}

/** The value of an assignment: one expression, or the parts of a tuple that was written without parentheses (commas among them). */
export type Value = [Node, ...Node[]];

/** What a statement does to a variable. */
export type Effect =
  /** `NAME = value`, annotated or chained as well. */
  | { kind: "assign"; value: Value }
  /** `NAME += value` */
  | { kind: "extend"; value: Value }
  /** `NAME.method(...)`; `nested` where it is a part of something else, which may be why it is not made */
  | { kind: "call"; method: string; node: Node; nested?: true }
  /** `from x import NAME` */
  | { kind: "import" }
  /** Anything else that changes it: unpacking, `del`, a slice, a loop variable, `global` in a function. */
  | { kind: "other" };

export type Event = Statement & { effect: Effect };

/** What happens to `name`, in the order of the text. Statements that only read it are not listed. */
export function eventsOf(module: PythonModule, name: string): Event[] {
  return [...statements(module)].flatMap((statement) => {
    const { node, scope } = statement;
    // A function's variables are its own, unless it says otherwise.
    if (scope === "function" && !isGlobal(module, name, node)) return [];
    const effect: Effect | undefined = scope === "function" ? { kind: "other" } : effectOn(module, name, node);
    return effect ? [{ ...statement, effect }] : [];
  });
}

/** Whether a statement is `global NAME`. */
export function isGlobal(module: PythonModule, name: string, node: Node): boolean {
  const [keyword, ...names] = node.name === "ScopeStatement" ? childrenOf(node) : [];
  return keyword?.name === "global" && names.some((child) => isVariable(module, child, name));
}

/** What a statement does to `name`, if that is a variable of where it stands. */
export function effectOn(module: PythonModule, name: string, node: Node): Effect | undefined {
  const own = purposeOf(module, name, node);
  const aside = sideEffectOn(module, name, node);
  if (aside?.kind !== "call") return aside ?? own;
  return own && isAdding(aside.method) ? own : { ...aside, nested: true };
}

/** What a statement is there to do to `name`. */
function purposeOf(module: PythonModule, name: string, node: Node): Effect | undefined {
  const mentions = (nodes: Node[]) => nodes.some((child) => isVariable(module, baseOf(child), name));
  const children = childrenOf(node);
  switch (node.name) {
    case "AssignStatement": {
      const groups = split(children, "AssignOp");
      const targets = groups.slice(0, -1).map((group) => group.filter((part) => part.name !== "TypeDef"));
      const value = groups.at(-1);
      if (targets.some((target) => target.length === 1 && isVariable(module, target[0], name)) && isValue(value))
        return { kind: "assign", value };
      return targets.some((target) => mentions(target.flatMap(unpacked))) ? { kind: "other" } : undefined;
    }
    case "UpdateStatement": {
      const [target = [], value] = split(children, "UpdateOp");
      if (!mentions(target)) return undefined;
      const operator = children.find((child) => child.name === "UpdateOp");
      const plain = isVariable(module, target[0], name) && operator && textOf(module, operator) === "+=";
      return plain && isValue(value) ? { kind: "extend", value } : { kind: "other" };
    }
    case "ExpressionStatement":
      return methodCall(module, name, children[0]);
    case "DeleteStatement":
      return mentions(children) ? { kind: "other" } : undefined;
    case "ForStatement":
      return mentions(
        children
          .slice(
            0,
            children.findIndex((child) => child.name === "in"),
          )
          .flatMap(unpacked),
      )
        ? { kind: "other" }
        : undefined;
    case "FunctionDefinition":
    case "ClassDefinition":
      return children.some((child) => isVariable(module, child, name)) ? { kind: "other" } : undefined;
    case "ImportStatement":
      return importsName(module, name, children) ? { kind: "import" } : undefined;
    default:
      return undefined;
  }
}

function methodCall(module: PythonModule, name: string, call: Node | undefined): Effect | undefined {
  if (call?.name !== "CallExpression") return undefined;
  const [object, dot, method] = call.firstChild ? childrenOf(call.firstChild) : [];
  return isVariable(module, object, name) && dot?.name === "." && method
    ? { kind: "call", method: textOf(module, method), node: call }
    : undefined;
}

/** Whether an import binds `name`: it is the last word before a comma, a bracket or the end. */
function importsName(module: PythonModule, name: string, children: Node[]): boolean {
  const names = children.slice(children.findIndex((child) => child.name === "import") + 1);
  return split(names, ",").some((part) => isVariable(module, part.filter((child) => child.name !== ")").at(-1), name));
}

/** The targets within `(a, b)` or `[a, b]` on the left of an assignment. */
export function unpacked(node: Node): Node[] {
  return ["TupleExpression", "ArrayExpression", "ParenthesizedExpression"].includes(node.name)
    ? childrenOf(node).flatMap(unpacked)
    : [node];
}

/** The nodes between separators. */
export function split(nodes: Node[], separator: string): Node[][] {
  const groups: Node[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups;
}

function isValue(nodes: Node[] | undefined): nodes is Value {
  return nodes !== undefined && nodes.length > 0;
}

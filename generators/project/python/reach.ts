/** Whether code is executed at all when a file's objects are made. */
import { enclosing, nameOf, statementOf, type Creation } from "./creations.ts";
import { childrenOf, descendants, isVariable, textOf, type Node, type PythonModule } from "./syntax.ts";

export type Reach = "certain" | "perhaps" | "never";

/** How a function of a file is called from elsewhere. */
export type CalledFrom = (name: string) => Reach;

/** Statements whose bodies may be left out; what a `with` holds is executed. */
const BRANCHING = ["IfStatement", "ForStatement", "WhileStatement", "TryStatement", "MatchClause"];
/** Expressions whose parts may be left out. */
const CHOOSING = /^(Lambda|Conditional|\w*Comprehension)Expression$/;

/**
 * Whether a node is executed whenever the file makes its objects: at the module's own level, beside the statement that makes one, or in a
 * function that such a place calls.
 *
 * @param creations what the file makes
 * @param calledFrom how other files call a function of this one
 */
export function reachOf(
  module: PythonModule,
  node: Node,
  creations: readonly Creation[],
  calledFrom: CalledFrom = () => "never",
  seen: readonly string[] = [],
): Reach {
  const makes = (around: Node) => creations.some(({ call }) => isWithin(call, around));
  let reach: Reach = "certain";
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.name === "Body" || parent.name === "Script") {
      reach = least(reach, exitsBefore(inner, parent, creations));
    }
    const isLeftOut = parent.name === "Body" && BRANCHING.includes(parent.parent?.name ?? "") && !makes(parent);
    if (isLeftOut || CHOOSING.test(parent.name) || isShortCircuit(inner, parent)) reach = least(reach, "perhaps");
    if (parent.name === "FunctionDefinition" && inner.name === "Body" && !makes(parent))
      return least(reach, callsOfFunction(module, parent, creations, calledFrom, seen));
  }
  return reach;
}

/** The surer of two: of two calls one is enough. */
export function most(one: Reach, other: Reach): Reach {
  return [one, other].includes("certain") ? "certain" : [one, other].includes("perhaps") ? "perhaps" : "never";
}

function least(one: Reach, other: Reach): Reach {
  return [one, other].includes("never") ? "never" : [one, other].includes("perhaps") ? "perhaps" : "certain";
}

/** Whether what stands before a statement in its block lets it be reached, once the object is made. */
function exitsBefore(statement: Node, body: Node, creations: readonly Creation[]): Reach {
  const before = childrenOf(body).filter(({ to }) => to <= statement.from);
  if (before.some(({ name }) => /^(Return|Raise|Break|Continue)Statement$/.test(name))) return "never";
  const made = creations.filter(({ call }) => isWithin(call, body)).map(({ call }) => call.from);
  const leaves = before.flatMap(exitsIn).some(({ from }) => made.length === 0 || from > Math.min(...made));
  return leaves ? "perhaps" : "certain";
}

/** The statements below a node that leave the block around it; an exception leaves no object behind. */
function exitsIn(node: Node): Node[] {
  if (/^(Return|Break|Continue)Statement$/.test(node.name)) return [node];
  if (["FunctionDefinition", "ClassDefinition"].includes(node.name)) return [];
  return childrenOf(node).flatMap(exitsIn);
}

/** `a and frontend.init_app(app)` */
function isShortCircuit(inner: Node, parent: Node): boolean {
  const isChoice =
    parent.name === "BinaryExpression" && childrenOf(parent).some(({ name }) => ["and", "or"].includes(name));
  return isChoice && parent.firstChild?.from !== inner.from;
}

/** How a function is called: in its file, or from elsewhere. */
function callsOfFunction(
  module: PythonModule,
  definition: Node,
  creations: readonly Creation[],
  calledFrom: CalledFrom,
  seen: readonly string[],
): Reach {
  const name = nameOf(module, definition);
  if (seen.includes(name)) return "never";
  const uses = usesOf(module, definition);
  const reach = (some: readonly Node[]) => reachOfUses(module, some, creations, calledFrom, [...seen, name]);
  // A method of that name that is called on something else may be another class's.
  const isSure = (use: Node) => use.name !== "MemberExpression" || /^(self|cls)\./.test(textOf(module, use));
  const here = most(reach(uses.filter(isSure)), least("perhaps", reach(uses.filter((use) => !isSure(use)))));
  // What decorates a function is given it, and may call it.
  const decorated: Reach = definition.parent?.name === "DecoratedStatement" ? "perhaps" : "never";
  return [here, decorated, calledFrom(name)].reduce(most);
}

/** The expressions outside of a definition that name it: a function by its name, a method as an attribute, `__init__` by its class. */
function usesOf(module: PythonModule, definition: Node): Node[] {
  const around = enclosing(definition);
  const owner = around?.name === "ClassDefinition" ? around : undefined;
  const name = nameOf(module, definition);
  const outside = descendants(module.root).filter((node) => !isWithin(node, definition));
  if (owner && name !== "__init__")
    return outside.flatMap((node) =>
      node.name === "PropertyName" && textOf(module, node) === name && node.parent ? [node.parent] : [],
    );
  const title = owner ? nameOf(module, owner) : name;
  const isKeyword = (node: Node) => node.parent?.name === "ArgList" && node.nextSibling?.name === "AssignOp";
  return outside.filter((node) => isVariable(module, node, title) && !isKeyword(node));
}

/** How a function is called by the expressions that name it: somebody whom it is given to may call it. */
export function reachOfUses(
  module: PythonModule,
  uses: readonly Node[],
  creations: readonly Creation[],
  calledFrom: CalledFrom,
  seen: readonly string[] = [],
): Reach {
  return uses
    .filter((use) => statementOf(use).name !== "ImportStatement")
    .map((use): Reach => {
      const isCalled = use.parent?.name === "CallExpression" && use.parent.from === use.from;
      return isCalled ? reachOf(module, use, creations, calledFrom, seen) : "perhaps";
    })
    .reduce(most, "never");
}

function isWithin(node: Node, outer: Node): boolean {
  return node.from >= outer.from && node.to <= outer.to;
}

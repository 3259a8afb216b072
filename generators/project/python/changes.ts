/** All that happens to a variable of a module: by its own statements, through functions that are called, and under other names. */
import { nameOf, same } from "./creations.ts";
import { headOf, isAdding, isWalrus } from "./sideEffects.ts";
import {
  effectOn,
  eventsOf,
  isGlobal,
  split,
  statements,
  unpacked,
  type Effect,
  type Event,
  type Statement,
} from "./statements.ts";
import { extendsItself } from "./sums.ts";
import { childrenOf, descendants, isVariable, stringValue, textOf, type Node, type PythonModule } from "./syntax.ts";

/** A change, and who makes it where that is not the statement itself: `setup()`, `APPS`. */
export type Change = Event & {
  readonly by?: string;
  /** The function or class, where it is one that makes the change. */
  readonly definition?: Node;
};

/**
 * What happens to `name` when the module is imported, in the order in which it happens: what a function does stands where the function is
 * used last.
 */
export function changesOf(module: PythonModule, name: string): Change[] {
  if (!module.text.includes(name)) return [];
  const own = eventsOf(module, name).filter(({ scope }) => scope !== "function");
  return [...own, ...changesInFunctions(module, name), ...changesByAlias(module, name, [])].sort(
    (one, other) => one.node.from - other.node.from,
  );
}

/** Whether a list may have fewer elements afterwards. */
export function takesAway(module: PythonModule, name: string, effect: Effect): boolean {
  switch (effect.kind) {
    case "extend":
      return false;
    case "assign":
      return !extendsItself(module, name, effect.value);
    case "call":
      return !isAdding(effect.method) && removedBy(module, effect) === undefined;
    default:
      return true;
  }
}

/** The string that `NAME.remove("…")` takes out; undefined for any other call, and where it is not spelled out. */
export function removedBy(
  module: PythonModule,
  { method, node }: Extract<Effect, { kind: "call" }>,
): string | undefined {
  const [, argument] = childrenOf(childrenOf(node).at(-1) ?? node);
  return method === "remove" ? stringValue(module, argument) : undefined;
}

function changesInFunctions(module: PythonModule, name: string): Change[] {
  const all = [...statements(module)];
  return all
    .filter(isOfModule)
    .filter(({ node }) => isDefinition(node))
    .flatMap((definition): Change[] => {
      const inner = all.filter(({ node, scope }) => scope === "function" && isWithin(node, definition.node));
      const effects = effectsWithin(module, name, definition.node, inner);
      const taking = effects.find((effect) => takesAway(module, name, effect));
      const effect: Effect | undefined = taking ? { kind: "other" } : effects[0];
      const use = effect && lastUse(module, all, definition.node, []);
      return effect && use
        ? [{ ...use, scope: "branch", effect, by: `${nameOf(module, definition.node)}()`, definition: definition.node }]
        : [];
    });
}

/** What the statements of a function do to the module's variable; nothing where it has one of its own by that name. */
function effectsWithin(module: PythonModule, name: string, definition: Node, inner: Statement[]): Effect[] {
  const effects = inner.flatMap(({ node }) =>
    node.name === "ScopeStatement" ? [] : (effectOn(module, name, node) ?? []),
  );
  const isParameter = descendants(definition).some(
    (node) => node.name === "ParamList" && childrenOf(node).some((each) => isVariable(module, each, name)),
  );
  const isOwn = isParameter || effects.some(({ kind }) => kind === "assign" || kind === "extend" || kind === "import");
  const isDeclared = inner.some(({ node }) => isGlobal(module, name, node));
  if (isOwn && !isDeclared) return [];
  const aliases = inner.flatMap(({ node }) => aliasesIn(module, name, node));
  const throughAlias = aliases.some((alias) =>
    inner.some(({ node }) => {
      const effect = effectOn(module, alias, node);
      return effect && effect.kind !== "assign" && takesAway(module, alias, effect);
    }),
  );
  return throughAlias ? [...effects, { kind: "other" }] : effects;
}

/** The last statement of the module itself that uses a function or class, be it by another function that does. */
function lastUse(
  module: PythonModule,
  all: Statement[],
  definition: Node,
  seen: readonly string[],
): Statement | undefined {
  const title = nameOf(module, definition);
  const uses = all.filter(isOfModule).flatMap((statement): Statement[] => {
    const { node } = statement;
    const isDecorated = node.parent?.name === "DecoratedStatement";
    if (same(node, definition)) return isDecorated ? [statement] : [];
    const whole = isDefinition(node) ? descendants(isDecorated && node.parent ? node.parent : node) : headOf(node);
    if (!whole.some((each) => isVariable(module, each, title))) return [];
    if (!isDefinition(node)) return [statement];
    const use = seen.includes(nameOf(module, node)) ? undefined : lastUse(module, all, node, [...seen, title]);
    // The body of a class, and what decorates a function, are executed where they stand.
    return [...(node.name === "ClassDefinition" || isDecorated ? [statement] : []), ...(use ? [use] : [])];
  });
  return uses.toSorted((one, other) => one.node.from - other.node.from).at(-1);
}

/** Changes of the same list by another variable's name: `APPS = NAME`, then `APPS.clear()`. */
function changesByAlias(module: PythonModule, name: string, seen: readonly string[]): Change[] {
  const known = [...seen, name];
  const found = [...statements(module)].flatMap(({ node, scope }) =>
    scope === "function" ? [] : aliasesIn(module, name, node).map((alias) => ({ alias, from: node.from })),
  );
  return found
    .filter(({ alias }) => !known.includes(alias))
    .flatMap(({ alias, from }) => {
      const own = [
        ...eventsOf(module, alias).filter(({ scope }) => scope !== "function"),
        ...changesInFunctions(module, alias),
      ];
      const later = own.filter(
        ({ effect, node }) => node.from > from && effect.kind !== "assign" && effect.kind !== "import",
      );
      return [
        ...later.map((event): Change => {
          const effect: Effect = takesAway(module, alias, event.effect) ? { kind: "other" } : event.effect;
          return { ...event, scope: "branch", effect, by: alias };
        }),
        ...changesByAlias(module, alias, known),
      ];
    });
}

/** The variables that a statement makes another name of the same list. */
function aliasesIn(module: PythonModule, name: string, statement: Node): string[] {
  const isName = (node: Node | null | undefined) => isVariable(module, node ?? undefined, name);
  const named = (nodes: Node[]) =>
    nodes
      .flatMap(unpacked)
      .flatMap((node) => (node.name === "VariableName" && !isName(node) ? [textOf(module, node)] : []));
  const inExpressions = headOf(statement).flatMap((node) => {
    const { prevSibling: target, nextSibling: value } = node;
    return target && value && isWalrus(module, node) && isGiven([value], isName) ? named([target]) : [];
  });
  const children = childrenOf(statement);
  if (statement.name === "ForStatement") {
    const at = children.findIndex((child) => child.name === "in");
    return [
      ...inExpressions,
      ...(isGiven(children.slice(at + 1, -1), isName) && !isName(children[at + 1]) ? named(children.slice(0, at)) : []),
    ];
  }
  if (statement.name !== "AssignStatement") return inExpressions;
  const groups = split(children, "AssignOp").map((group) => group.filter((part) => part.name !== "TypeDef"));
  const targets = groups.slice(0, -1);
  const value = groups.at(-1) ?? [];
  const isTarget = targets.some((target) => target.length === 1 && isName(target[0]));
  return [
    ...inExpressions,
    ...(isGiven(value, isName) || isTarget ? named(targets.flat()) : []),
    ...(isTarget ? named(value.filter(({ name: kind }) => kind === "VariableName")) : []),
  ];
}

/** Whether the variable itself, and not a copy, is the value or a part of it. */
function isGiven(nodes: readonly Node[], isName: (node: Node) => boolean): boolean {
  return nodes.some((node) => {
    if (isName(node)) return node.prevSibling?.name !== "*";
    const passes = /^(Tuple|Array|Parenthesized|Conditional|Named)Expression$/.test(node.name) || isChoice(node);
    return passes && isGiven(childrenOf(node), isName);
  });
}

/** `a or b`, `a and b` */
function isChoice(node: Node): boolean {
  return node.name === "BinaryExpression" && childrenOf(node).some(({ name }) => name === "or" || name === "and");
}

function isOfModule({ scope }: Statement): boolean {
  return scope === "module" || scope === "branch";
}

function isDefinition(node: Node): boolean {
  return node.name === "FunctionDefinition" || node.name === "ClassDefinition";
}

function isWithin(node: Node, outer: Node): boolean {
  return node.from >= outer.from && node.to <= outer.to;
}

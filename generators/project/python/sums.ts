/** What a list setting is made of: literals, other variables, and the `+` between them. */
import { sequenceOf, type Sequence } from "./sequences.ts";
import { eventsOf, type Event, type Value } from "./statements.ts";
import { childrenOf, descendants, dottedName, isVariable, textOf, type Node, type PythonModule } from "./syntax.ts";

/** One operand of a sum, or the whole of a value that is no sum. `from` and `to` span a tuple without parentheses as well. */
export type Operand = { from: number; to: number; nodes: Value } & (
  { kind: "literal"; sequence: Sequence } | { kind: "variable"; name: string } | { kind: "other" }
);

/** The operands of a value from left to right, whatever parentheses stand around them. */
export function operandsOf(module: PythonModule, value: Value): Operand[] {
  const span = { from: value[0].from, to: value.at(-1)?.to ?? value[0].to, nodes: value };
  const literal = sequenceOf(value);
  if (literal) return [{ ...span, kind: "literal", sequence: literal }];
  const [node] = value;
  if (node.name === "VariableName") return [{ ...span, kind: "variable", name: textOf(module, node) }];
  const parts = childrenOf(node);
  if (node.name === "ParenthesizedExpression" && parts[1]) return operandsOf(module, [parts[1]]);
  const wrapped = node.name === "CallExpression" ? defaultOf(module, node) : undefined;
  if (wrapped) return operandsOf(module, [wrapped]);
  const [left, operator, right] = parts;
  if (node.name === "BinaryExpression" && left && right && operator && textOf(module, operator) === "+") {
    return [...operandsOf(module, [left]), ...operandsOf(module, [right])];
  }
  return [{ ...span, kind: "other" }];
}

/** The list in `values.ListValue([...])`: https://django-configurations.readthedocs.io/en/stable/values/ */
function defaultOf(module: PythonModule, call: Node): Node | undefined {
  const [argument] = childrenOf(childrenOf(call)[1] ?? call).slice(1, -1);
  const isValue = /(^|\.)(List|Tuple)Value$/.test(dottedName(module, call.firstChild) ?? "");
  return isValue && argument && sequenceOf([argument]) ? argument : undefined;
}

/** A part of a list that is in it for certain: one element, all elements of another list, or something that cannot be told. */
export type Part =
  | { readonly kind: "element" | "unknown"; readonly node: Node }
  | { readonly kind: "all"; readonly node: Node; readonly name: string };

/** Functions whose result has every element of their first argument. */
const KEEPING = new Set(
  `list tuple set frozenset sorted reversed copy deepcopy dict.fromkeys OrderedDict.fromkeys copy.copy copy.deepcopy
  collections.OrderedDict.fromkeys`.split(/\s+/),
);

/** What a value is made of, whatever sums, stars and conversions stand around it. */
export function partsOf(module: PythonModule, value: Value): Part[] {
  return operandsOf(module, value).flatMap((operand): Part[] => {
    const [node] = operand.nodes;
    if (operand.kind === "variable") return [{ kind: "all", node, name: operand.name }];
    if (operand.kind === "literal")
      return operand.sequence.items.flatMap(({ nodes: [first, starred] }): Part[] => {
        if (!first) return [];
        return first.name === "*" && starred ? partsOf(module, [starred]) : [{ kind: "element", node: first }];
      });
    const kept = keptBy(module, node);
    return kept ? partsOf(module, [kept]) : [{ kind: "unknown", node }];
  });
}

/** The list that a call, a slice or a comprehension takes over whole: `list(X)`, `dict.fromkeys(X)`, `X.copy()`, `X[:]`, `[each for each in X]`. */
function keptBy(module: PythonModule, node: Node): Node | undefined {
  const [first, ...rest] = childrenOf(node);
  switch (node.name) {
    case "CallExpression": {
      const callee = dottedName(module, first) ?? "";
      const [argument, ...others] = childrenOf(rest[0] ?? node).slice(1, -1);
      if (argument === undefined) return callee.endsWith(".copy") ? (first?.firstChild ?? undefined) : undefined;
      const isOwn =
        KEEPING.has(callee) &&
        eventsOf(module, callee.split(".")[0] ?? "").every(
          ({ effect: { kind } }) => kind === "import" || kind === "call",
        );
      // `sorted(X, key=…)`; `*X` and `key=X` are no lists that are taken over.
      const isPlain =
        argument.name !== "*" && others[0]?.name !== "AssignOp" && (others.length === 0 || others[0]?.name === ",");
      return isOwn && isPlain ? argument : undefined;
    }
    case "MemberExpression":
      return rest.map(({ name }) => name).join("") === "[:]" ? first : undefined;
    case "ArrayComprehensionExpression": {
      const [element, , variable, , list, ...more] = rest;
      const isSame =
        element && variable?.name === "VariableName" && isVariable(module, element, textOf(module, variable));
      return isSame && more.length === 1 ? list : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a value is all that `name` was before, and perhaps more: `NAME + [...]`, `[*NAME, ...]`, `list(dict.fromkeys(NAME))`. */
export function extendsItself(module: PythonModule, name: string, value: Value): boolean {
  return partsOf(module, value).some((part) => {
    if (part.kind === "all") return part.name === name;
    const choice = part.kind === "unknown" && part.node.name === "ConditionalExpression" ? childrenOf(part.node) : [];
    const [then, , , , otherwise] = choice;
    return then && otherwise ? [then, otherwise].every((each) => extendsItself(module, name, [each])) : false;
  });
}

export interface Resolved {
  kind: Sequence["kind"];
  /** The literal, if it is the only one and nothing else in the file reads or changes the variable. */
  private?: Sequence;
}

/** What a variable of this module is known to hold: a list or a tuple, because every assignment to it spells one out. */
export function resolve(module: PythonModule, name: string): Resolved | undefined {
  const events = eventsOf(module, name);
  const literals = events.map(({ effect }) => (effect.kind === "assign" ? sequenceOf(effect.value) : undefined));
  const [first] = literals;
  if (
    !first ||
    events.some(
      ({ effect }, index) =>
        effect.kind === "other" ||
        (effect.kind !== "call" && effect.kind !== "extend" && literals[index]?.kind !== first.kind),
    )
  ) {
    return undefined;
  }
  let mentions = 0;
  for (const node of descendants(module.root)) if (isVariable(module, node, name)) mentions += 1;
  const own = events.length === 1 && events[0]?.scope === "module" && mentions === 2;
  return { kind: first.kind, ...(own && { private: first }) };
}

/** The statements that give a setting its elements: its own, and those of the variables it is a sum of. */
export function sourcesOf(module: PythonModule, name: string, seen = new Set<string>()): Event[] {
  seen.add(name);
  const events = eventsOf(module, name);
  const others = events.flatMap(({ effect }) => {
    if (effect.kind !== "assign" && effect.kind !== "extend") return [];
    return effect.value.flatMap((node) => variablesIn(module, node)).filter((other) => !seen.has(other));
  });
  return [
    ...events,
    ...[...new Set(others)].flatMap((other) => (seen.has(other) ? [] : sourcesOf(module, other, seen))),
  ];
}

/** The variables whose elements a value takes in: operands of a sum, and starred elements. */
function variablesIn(module: PythonModule, node: Node): string[] {
  return operandsOf(module, [node]).flatMap((operand) => {
    if (operand.kind === "variable") return [operand.name];
    if (operand.kind === "other") return [];
    return operand.sequence.items.flatMap(({ nodes }) =>
      nodes[0]?.name === "*" && nodes[1]?.name === "VariableName" ? [textOf(module, nodes[1])] : [],
    );
  });
}

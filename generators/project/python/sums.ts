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
  const [left, operator, right] = parts;
  if (node.name === "BinaryExpression" && left && right && operator && textOf(module, operator) === "+") {
    return [...operandsOf(module, [left]), ...operandsOf(module, [right])];
  }
  return [{ ...span, kind: "other" }];
}

/** Whether a value is all that `name` was before, and perhaps more: `NAME + [...]`, `[*NAME, ...]`, `tuple(NAME)`. */
export function extendsItself(module: PythonModule, name: string, value: Value): boolean {
  return operandsOf(module, value).some((operand) => {
    if (operand.kind === "variable") return operand.name === name;
    if (operand.kind === "other") return isConversion(module, name, operand.nodes[0]);
    return operand.sequence.items.some(({ nodes }) => nodes[0]?.name === "*" && isVariable(module, nodes[1], name));
  });
}

/** `list(NAME)` or `tuple(NAME)` */
function isConversion(module: PythonModule, name: string, call: Node): boolean {
  const [argument, ...others] =
    call.name === "CallExpression" ? childrenOf(childrenOf(call)[1] ?? call).slice(1, -1) : [];
  const isBuiltin = ["list", "tuple"].includes(dottedName(module, call.firstChild) ?? "");
  return isBuiltin && others.length === 0 && isVariable(module, argument, name);
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

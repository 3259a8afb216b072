import { append, indentAt, type Insertion, type Sequence } from "../python/sequences.ts";
import { eventsOf, type Event, type Value } from "../python/statements.ts";
import { extendsItself, operandsOf, resolve, sourcesOf } from "../python/sums.ts";
import { lineAt, parsePython, quoteStyle, stringsIn, stringValue, type PythonModule } from "../python/syntax.ts";
import { guarded, mayBeSet, Refusal, refuseUnreadable, unknownShape, verified, type EditResult } from "./edit.ts";

export interface ListElement {
  /** The setting, such as `INSTALLED_APPS`. */
  name: string;
  /** The string to add, without quotes. */
  element: string;
  /** Whether a string that is there already makes the element unnecessary; by default the same string does. */
  isSame?: (value: string) => boolean;
}

/** Where the new last element goes: into a literal, or behind an operand of a sum as one more operand. */
type Place = { into: Sequence } | { behind: number; kind: Sequence["kind"] };

/** Methods after which the last element might no longer be there. */
const TAKES_AWAY = new Set(["pop", "clear"]);

/**
 * Adds a string as the last element of a list or tuple that a settings module spells out at its top level, in the style of its other
 * elements. Only text is inserted; no other byte changes.
 *
 * Understood: lists, tuples with and without parentheses, annotations, chained assignments, `+=`, sums of literals and of variables that
 * the file defines, and conditional additions behind them. Whatever leaves open which literal ends up in the setting is refused.
 */
export function addListElement(text: string, wanted: ListElement): EditResult {
  const { name, isSame = (value) => value === wanted.element } = wanted;
  const module = parsePython(text);
  const events = eventsOf(module, name);
  const presentAt = (source: string) => elementOffset(parsePython(source), name, isSame);
  return guarded(
    text,
    (refusal) => snippetFor(module, wanted, refusal),
    () => {
      const present = presentAt(text);
      if (present !== undefined) return { status: "present", line: lineAt(text, present) };
      refuseUnreadable(module, events);
      return verified(text, insertionsAt(module, findPlace(module, name, events), wanted.element), presentAt);
    },
  );
}

/** A statement that is right for lists and tuples alike; in a class it stands where the class's own statements do. */
function snippetFor(module: PythonModule, { name, element }: ListElement, refusal?: Refusal): string {
  const quote = quoteStyle(module);
  const inClass = eventsOf(module, name).some(({ scope, node }) => scope === "class" && node.from === refusal?.offset);
  const indent = inClass && refusal ? indentAt(module.text, refusal.offset) : "";
  return `${indent}${name} = [${mayBeSet(module, name) ? `*${name}, ` : ""}${quote}${element}${quote}]`;
}

function insertionsAt(module: PythonModule, place: Place, element: string): Insertion[] {
  const quote = quoteStyle(module, "into" in place ? place.into.items.flatMap(({ nodes }) => nodes) : []);
  const quoted = `${quote}${element}${quote}`;
  if ("into" in place) return append(module, place.into, quoted);
  return [{ at: place.behind, text: place.kind === "list" ? ` + [${quoted}]` : ` + (${quoted},)` }];
}

/** Follows the module from top to bottom, as Python would, to the literal whose last element the setting gets for certain. */
function findPlace(module: PythonModule, name: string, events: Event[]): Place {
  const offset = events[0]?.node.from ?? module.text.length;
  let found: Place | Refusal = new Refusal(`${name} is not set in this file`, offset);
  for (const event of events) found = placeAfter(module, name, event, found);
  if (found instanceof Refusal) throw found;
  return found;
}

function placeAfter(
  module: PythonModule,
  name: string,
  { effect, scope, node }: Event,
  before: Place | Refusal,
): Place | Refusal {
  if (scope === "class") throw new Refusal(`${name} is set in the body of a class`, node.from);
  switch (effect.kind) {
    case "import":
      return new Refusal(`${name} is imported from another module`, node.from);
    case "other":
      return new Refusal(`${name} is changed in a way that could take the new element out again`, node.from);
    case "call":
      return TAKES_AWAY.has(effect.method)
        ? new Refusal(`${name}.${effect.method}() could take the new element out again`, node.from)
        : before;
    case "extend":
      if (scope !== "module") return before;
      return (
        placeIn(module, name, effect.value, before) ??
        (before instanceof Refusal ? unknownShape(name, effect.value) : before)
      );
    case "assign": {
      const extended = extendsItself(module, name, effect.value);
      // What a branch adds, it adds to the list that is there already.
      if (scope !== "module") return extended ? before : new Refusal(`${name} is set on a condition`, node.from);
      return placeIn(module, name, effect.value, before) ?? (extended ? before : unknownShape(name, effect.value));
    }
  }
}

/** The place in one value: its last operand that is a list for certain. */
function placeIn(module: PythonModule, name: string, value: Value, before: Place | Refusal): Place | undefined {
  const operands = operandsOf(module, value);
  // Python adds lists to lists and tuples to tuples only, so one literal tells what all the operands are.
  const kind = operands.find((operand) => operand.kind === "literal")?.sequence.kind;
  for (const operand of operands.toReversed()) {
    if (operand.kind === "literal") return { into: operand.sequence };
    if (operand.kind === "other") continue;
    const itself = operand.name === name;
    if (itself && !(before instanceof Refusal)) return before;
    const variable = itself ? undefined : resolve(module, operand.name);
    if (variable?.private) return { into: variable.private };
    const known = variable?.kind ?? (itself ? kind : undefined);
    if (known) return { behind: operand.to, kind: known };
  }
  return undefined;
}

/** The offset of the string that makes the element unnecessary, wherever the setting gets it from. */
function elementOffset(module: PythonModule, name: string, isSame: (value: string) => boolean): number | undefined {
  for (const { effect, node } of sourcesOf(module, name)) {
    if (effect.kind === "other" || effect.kind === "import" || (effect.kind === "call" && effect.method === "remove"))
      continue;
    for (const literal of stringsIn(node)) {
      if (isSame(stringValue(module, literal) ?? "")) return literal.from;
    }
  }
  return undefined;
}

import { removedBy, takesAway, type Change } from "../python/changes.ts";
import { holdingOf, type Holding } from "../python/contents.ts";
import { append, indentAt, type Insertion, type Sequence } from "../python/sequences.ts";
import type { Value } from "../python/statements.ts";
import { extendsItself, operandsOf, resolve } from "../python/sums.ts";
import { lineAt, parsePython, quoteStyle, stringValue, type PythonModule } from "../python/syntax.ts";
import { PropertyRefusal, settingsOf, typedIn } from "./classSettings.ts";
import {
  guarded,
  mayBeSet,
  Refusal,
  refusalAt,
  refuseUnreadable,
  unknownShape,
  verified,
  type EditResult,
} from "./edit.ts";

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

/**
 * Adds a string as the last element of a list or tuple that a settings module spells out at its top level, in the style of its other
 * elements. Only text is inserted; no other byte changes.
 *
 * Understood: lists, tuples with and without parentheses, annotations, chained assignments, `+=`, sums of literals and of variables that
 * the file defines, and conditional additions behind them. Whatever leaves open which literal ends up in the setting is refused.
 */
export function addListElement(text: string, wanted: ListElement): EditResult {
  const { name, element, isSame = (value) => value === element } = wanted;
  const module = parsePython(text);
  const heldBy = (source: PythonModule) =>
    settingsOf(source, name).map(({ changes }) =>
      holdingOf(source, name, changes, (node) => isSame(stringValue(source, node) ?? "")),
    );
  return guarded(
    text,
    (refusal) => snippetFor(module, wanted, refusal),
    () => {
      refuseUnreadable(module, name);
      const settings = settingsOf(module, name);
      const held = heldBy(module);
      const offset = offsetIn(held);
      if (offset !== undefined) return { status: "present", line: lineAt(text, offset) };
      const doubtful = held.find((each) => each?.doubt);
      if (doubtful?.doubt) throw new PerhapsThere(module, name, doubtful.offset, doubtful.doubt);
      const missing = settings.filter((_, index) => !held[index]);
      const places = missing.map(({ changes }) => findPlace(module, name, changes, element));
      const insertions = places.flatMap((place) => insertionsAt(module, place, element));
      return verified(text, insertions, (source) => offsetIn(heldBy(parsePython(source))));
    },
  );
}

/** The offset of the element, if every setting has it for certain. */
function offsetIn(held: readonly (Holding | undefined)[]): number | undefined {
  return held.every((each) => each?.certain) ? held[0]?.offset : undefined;
}

/** A statement that is right for lists and tuples alike; in a class it stands where the class's own statements do. */
function snippetFor(module: PythonModule, { name, element }: ListElement, refusal: Refusal): string {
  const quote = quoteStyle(module);
  const isThere = refusal instanceof PerhapsThere;
  const quoted = `${quote}${isThere ? refusal.found : element}${quote}`;
  if (refusal instanceof PropertyRefusal && refusal.value !== undefined) {
    const margin = indentAt(module.text, refusal.offset);
    return `${margin}# in place of line ${lineAt(module.text, refusal.offset)}\n${margin}return [*${refusal.value}, ${quoted}]`;
  }
  const { target, indent } = typedIn(module, name, refusal);
  const elements = mayBeSet(module, name) ? `[*${target}, ${quoted}]` : `[${quoted}]`;
  // Django refuses to start with an app that is there twice.
  const value = isThere ? `list(dict.fromkeys(${elements}))` : elements;
  const place = refusal.isBelow ? `${indent}# below line ${lineAt(module.text, refusal.offset)}\n` : "";
  return `${place}${indent}${target} = ${value}`;
}

/** The element is put in by a statement that may not be executed, or taken out by one that may. */
class PerhapsThere extends Refusal {
  /** The element as the file spells it. */
  readonly found: string;

  constructor(module: PythonModule, name: string, offset: number, doubt: Change) {
    const value = /^\w*(["'])(.*?)\1/.exec(module.text.slice(offset))?.[2] ?? "";
    const place = refusalAt(module, "", doubt);
    super(
      `"${value}" is perhaps in ${name} already, by line ${lineAt(module.text, offset)}`,
      place.offset,
      place.isBelow,
    );
    this.found = value;
  }
}

function insertionsAt(module: PythonModule, place: Place, element: string): Insertion[] {
  const quote = quoteStyle(module, "into" in place ? place.into.items.flatMap(({ nodes }) => nodes) : []);
  const quoted = `${quote}${element}${quote}`;
  if ("into" in place) return append(module, place.into, quoted);
  return [{ at: place.behind, text: place.kind === "list" ? ` + [${quoted}]` : ` + (${quoted},)` }];
}

/** Follows the module from top to bottom, as Python would, to the literal whose last element the setting gets for certain. */
function findPlace(module: PythonModule, name: string, changes: readonly Change[], element: string): Place {
  const [first] = changes;
  const { offset, isBelow } = first ? refusalAt(module, "", first) : { offset: module.text.length, isBelow: false };
  let found: Place | Refusal = new Refusal(`${name} is not set in this file`, offset, isBelow);
  for (const change of changes) found = placeAfter(module, name, change, found, element);
  if (found instanceof Refusal) throw found;
  return found;
}

function placeAfter(
  module: PythonModule,
  name: string,
  change: Change,
  before: Place | Refusal,
  element: string,
): Place | Refusal {
  const { effect, scope, by } = change;
  const refuse = (reason: string) => refusalAt(module, reason, change);
  switch (effect.kind) {
    case "import":
      return refuse(`${name} is imported from another module`);
    case "other": {
      const changed = by === undefined ? `${name} is changed` : `${name} is changed by ${by}`;
      return refuse(`${changed} in a way that could take the new element out again`);
    }
    case "call": {
      const removed = removedBy(module, effect);
      const stays = removed === undefined ? !takesAway(module, name, effect) : removed !== element;
      return stays ? before : refuse(`${name}.${effect.method}() could take the new element out again`);
    }
    case "extend":
      if (scope !== "module") return before;
      return (
        placeIn(module, name, effect.value, before) ??
        (before instanceof Refusal ? unknownShape(name, effect.value) : before)
      );
    case "assign": {
      const extended = extendsItself(module, name, effect.value);
      // What a branch adds, it adds to the list that is there already.
      if (scope !== "module") return extended ? before : refuse(`${name} is set on a condition`);
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

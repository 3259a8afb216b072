/** Settings that are attributes of a class, as django-configurations has them: https://django-configurations.readthedocs.io */
import { changesOf, type Change } from "../python/changes.ts";
import { enclosing, nameOf } from "../python/creations.ts";
import { indentAt, sequenceOf } from "../python/sequences.ts";
import { isAdding, isReading } from "../python/sideEffects.ts";
import { split, statements, type Value } from "../python/statements.ts";
import { partsOf } from "../python/sums.ts";
import { childrenOf, descendants, dottedName, textOf, type Node, type PythonModule } from "../python/syntax.ts";
import { Refusal, refusalAt, wholeOf } from "./edit.ts";

/** A setting of the module, or of one class that sets it for itself. */
export interface Setting {
  readonly changes: readonly Change[];
  /** The class. */
  readonly class?: string;
}

/**
 * Where a setting is set: in the module, or in each class that does not build on the list of another.
 *
 * @throws Refusal where it is set in the module and in a class, or is a property that decides what to return
 */
export function settingsOf(module: PythonModule, name: string): Setting[] {
  const all = changesOf(module, name);
  const inClass = all.filter(({ scope }) => scope === "class");
  const [first] = inClass;
  if (!first) return [{ changes: all }];
  if (inClass.length < all.length)
    throw refusalAt(module, `${name} is set in the body of a class and outside of it`, first);
  const classes = new Map<string, Change[]>();
  for (const change of inClass) {
    const around = enclosing(change.node);
    const title = around ? nameOf(module, around) : "";
    classes.set(title, [...(classes.get(title) ?? []), change]);
  }
  const derived = [...classes].filter(([, [change]]) => change && isDerived(module, name, change));
  return [...classes].flatMap(([title, changes]) => {
    if (derived.some(([other]) => other === title)) return [];
    const outside = changesOutside(module, name, title, [...classes.keys()]);
    const open =
      outside.length > 0 && derived.length > 0 ? outside[0] : changes.find((each) => isOpen(module, name, each));
    if (open) throw refusalAt(module, `${name} of a class is made of another's`, open);
    return [{ changes: [...changes.map((each) => inItsClass(module, name, each)), ...outside], class: title }];
  });
}

/** The setting is a property, and what it returns is not spelled out. */
export class PropertyRefusal extends Refusal {
  /** What it returns, as it is written. */
  readonly value: string | undefined;

  constructor(module: PythonModule, name: string, node: Node, value: Node | undefined) {
    super(`${name} is a property of a class`, node.from);
    this.value = value && textOf(module, value);
  }
}

/** What is typed in at an offset, for a setting of a class: in its body, or behind it. */
export function typedIn(module: PythonModule, name: string, { offset }: Refusal): { target: string; indent: string } {
  const whole = wholeOf(module.root.resolveInner(offset, 1));
  if (enclosing(whole)) return { target: name, indent: indentAt(module.text, whole.from) };
  const classes = changesOf(module, name).flatMap(({ scope, node }) => {
    const around = scope === "class" ? enclosing(node) : undefined;
    return around ? [nameOf(module, around)] : [];
  });
  return { target: [...classes.slice(0, 1), name].join("."), indent: "" };
}

/** A change as its class sees it: always made, unless a condition stands around it. */
function inItsClass(module: PythonModule, name: string, change: Change): Change {
  const { node } = change;
  const isDirect = node.parent?.name === "Body" && node.parent.parent?.name === "ClassDefinition";
  if (node.name !== "FunctionDefinition") return { ...change, scope: isDirect ? "module" : "branch" };
  // What a property returns is its value, where it returns in one place.
  const returns = descendants(node).filter((each) => each.name === "ReturnStatement");
  const [only, ...others] = returns;
  const [, value] = only ? childrenOf(only) : [];
  const isWhole = only && others.length === 0 && only.parent?.parent?.from === node.from;
  if (!isWhole || !value || !sequenceOf([value])) throw new PropertyRefusal(module, name, only ?? node, value);
  return { ...change, node: only, scope: "module", effect: { kind: "assign", value: [value] } };
}

function isDerived(module: PythonModule, name: string, { effect }: Change): boolean {
  return effect.kind === "assign" && buildsOnAnother(module, name, effect.value);
}

/** Whether a class takes over some of what another has: `[each for each in Base.NAME if …]`. */
function isOpen(module: PythonModule, name: string, { node }: Change): boolean {
  return node.name !== "FunctionDefinition" && descendants(node).some((each) => isAttribute(module, name, each));
}

/** `Base.NAME + [...]`, `[*Base.NAME, ...]`: all that another class has, and more. */
function buildsOnAnother(module: PythonModule, name: string, value: Value): boolean {
  return partsOf(module, value).some(({ kind, node }) => kind === "unknown" && isAttribute(module, name, node));
}

/** Changes of a class's attribute that are made behind the class, or in methods: `Base.NAME = []`, `cls.NAME.pop()`. */
function changesOutside(module: PythonModule, name: string, own: string, classes: readonly string[]): Change[] {
  return [...statements(module)].flatMap((statement): Change[] => {
    const { node, scope } = statement;
    const [target = [], value = []] = node.name === "AssignStatement" ? split(childrenOf(node), "AssignOp") : [];
    const [attribute, assigned] = [target[0], value[0]];
    const owner = descendants(node).find((each) => isAttribute(module, name, each))?.firstChild;
    const isOthers = owner && classes.includes(textOf(module, owner)) && textOf(module, owner) !== own;
    if (isOthers || !isChanged(module, name, node)) return [];
    const isPlain = attribute && assigned && isAttribute(module, name, attribute) && scope === "module";
    if (isPlain && owner && textOf(module, owner) === own)
      return [{ ...statement, effect: { kind: "assign", value: [assigned] } }];
    // Another class's list may build on this one.
    return isPlain && buildsOnAnother(module, name, [assigned]) ? [] : [{ ...statement, effect: { kind: "other" } }];
  });
}

function isChanged(module: PythonModule, name: string, statement: Node): boolean {
  if (!["AssignStatement", "DeleteStatement", "ExpressionStatement"].includes(statement.name)) return false;
  return descendants(statement).some((node) => {
    if (!isAttribute(module, name, node)) return false;
    const { parent } = node;
    const isTarget = (each: Node | null) =>
      each?.parent?.name === "DeleteStatement" ||
      (each?.parent?.name === "AssignStatement" && each.nextSibling !== null);
    if (isTarget(node)) return true;
    if (parent?.name !== "MemberExpression") return false;
    const method = childrenOf(parent).find((child) => child.name === "PropertyName");
    return method ? !isAdding(textOf(module, method)) && !isReading(textOf(module, method)) : isTarget(parent);
  });
}

/** `Base.NAME`, `cls.NAME` */
function isAttribute(module: PythonModule, name: string, node: Node): boolean {
  return node.name === "MemberExpression" && (dottedName(module, node)?.endsWith(`.${name}`) ?? false);
}

/** Which elements a list has for certain when its module was imported. Nothing is executed. */
import { changesOf, takesAway, type Change } from "./changes.ts";
import type { Value } from "./statements.ts";
import { partsOf } from "./sums.ts";
import { childrenOf, textOf, type Node, type PythonModule } from "./syntax.ts";

/** That an element is in a list, or may be: something such as a condition or a call decides. */
export interface Holding {
  readonly certain: boolean;
  /** Offset of the element. */
  readonly offset: number;
  /** The statement that leaves it open whether the element is there; undefined where it is certain. */
  readonly doubt?: Change;
}

/** What is looked for: whether a node, which is an element of the list, is it. */
type IsElement = (node: Node) => boolean;

/**
 * Whether a list has an element once the module was imported.
 *
 * @param changes what happens to it, in the order in which it happens
 * @returns undefined where the element is certainly not put in by this module
 */
export function holdingOf(
  module: PythonModule,
  name: string,
  changes: readonly Change[],
  isElement: IsElement,
): Holding | undefined {
  return new Contents(module, isElement).after(name, changes, [name]);
}

class Contents {
  readonly #module: PythonModule;
  readonly #isElement: IsElement;

  constructor(module: PythonModule, isElement: IsElement) {
    this.#module = module;
    this.#isElement = isElement;
  }

  /** @param seen the variables whose contents are being asked for */
  after(name: string, changes: readonly Change[], seen: readonly string[]): Holding | undefined {
    let held: Holding | undefined;
    for (const change of changes) {
      const before = held;
      const lookUp = (other: string) => (other === name ? before : this.#before(other, change.node.from, seen));
      const now = this.#change(name, change, before, lookUp);
      const always = change.scope === "module";
      held = always || (before?.certain && now?.certain) ? now : doubtful(before ?? now, change);
    }
    return held;
  }

  /** What another variable holds where a statement uses it. */
  #before(name: string, offset: number, seen: readonly string[]): Holding | undefined {
    if (seen.includes(name)) return undefined;
    const changes = changesOf(this.#module, name).filter(({ node }) => node.from < offset);
    return this.after(name, changes, [...seen, name]);
  }

  #change(
    name: string,
    change: Change,
    before: Holding | undefined,
    lookUp: (name: string) => Holding | undefined,
  ): Holding | undefined {
    const { effect, node } = change;
    switch (effect.kind) {
      case "assign":
        return this.#value(effect.value, change, lookUp);
      case "extend":
        return surest(before, this.#value(effect.value, change, lookUp));
      case "call":
        return this.#call(name, change, before, effect, lookUp);
      case "import":
        return undefined;
      case "other":
        return doubtful(before, change) ?? doubtful(this.#mention(change.definition ?? node), change);
    }
  }

  #call(
    name: string,
    change: Change,
    before: Holding | undefined,
    effect: Extract<Change["effect"], { kind: "call" }>,
    lookUp: (name: string) => Holding | undefined,
  ): Holding | undefined {
    const [first, ...others] = argumentsOf(effect.node);
    const last = others.at(-1) ?? first;
    if (first && this.#isElement(first) && effect.method === "remove") return undefined;
    if (takesAway(this.#module, name, effect)) return effect.method === "clear" ? undefined : doubtful(before, change);
    // A part of something else, such as `[NAME.append(each) for each in …]`.
    if (effect.nested) return surest(before, doubtful(this.#mention(change.definition ?? change.node), change));
    if (!last || !["append", "extend", "insert"].includes(effect.method)) return before;
    return surest(
      before,
      effect.method === "extend" ? this.#value([last], change, lookUp) : this.#element(last, change),
    );
  }

  #value(value: Value, change: Change, lookUp: (name: string) => Holding | undefined): Holding | undefined {
    const held = partsOf(this.#module, value).map((part): Holding | undefined => {
      if (part.kind === "all") return lookUp(part.name);
      if (part.kind === "element") return this.#element(part.node, change);
      return this.#unknown(part.node, change, lookUp);
    });
    return held.reduce(surest, undefined);
  }

  #element(node: Node, change: Change): Holding | undefined {
    return this.#isElement(node) ? { certain: true, offset: node.from } : doubtful(this.#mention(node), change);
  }

  /** The value of a call, a condition or the like: it may have what is mentioned in it, and what its variables hold. */
  #unknown(node: Node, change: Change, lookUp: (name: string) => Holding | undefined): Holding | undefined {
    // A call such as `i18n_patterns(path(…))` has its arguments in its list.
    if (this.#isElement(node)) return { certain: true, offset: node.from };
    if (node.name === "ConditionalExpression") {
      const [then, , , , otherwise] = childrenOf(node);
      const [one, other] = [then, otherwise].map((each) => each && this.#value([each], change, lookUp));
      return one?.certain && other?.certain ? one : doubtful(one ?? other, change);
    }
    const variables = valuesIn(node).filter(({ name }) => name === "VariableName");
    const held = variables.map((variable) => lookUp(textOf(this.#module, variable)));
    return doubtful(held.reduce(surest, this.#mention(node)), change);
  }

  #mention(node: Node): Holding | undefined {
    const found = valuesIn(node).find((each) => this.#isElement(each));
    return found && { certain: false, offset: found.from };
  }
}

/** The nodes of an expression that may become its value: what is compared or asked for does not. */
function valuesIn(node: Node): Node[] {
  const children = childrenOf(node);
  if (node.name === "BinaryExpression" && children.some(({ name }) => ["CompareOp", "in", "is", "not"].includes(name)))
    return [];
  if (node.name === "UnaryExpression" && children[0]?.name === "not") return [];
  const values = node.name === "ConditionalExpression" ? [children[0], children[4]] : children;
  return [node, ...values.flatMap((child) => (child ? valuesIn(child) : []))];
}

function argumentsOf(call: Node): Node[] {
  const list = childrenOf(call).at(-1);
  return list?.name === "ArgList"
    ? childrenOf(list)
        .slice(1, -1)
        .filter(({ name }) => name !== ",")
    : [];
}

function surest(one: Holding | undefined, other: Holding | undefined): Holding | undefined {
  return other?.certain && !one?.certain ? other : (one ?? other);
}

function doubtful(held: Holding | undefined, doubt: Change): Holding | undefined {
  return held && { certain: false, offset: held.offset, doubt: held.doubt ?? doubt };
}

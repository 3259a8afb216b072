/** What a person types in where an edit is refused: the code, and the place that it is for. */
import { enclosing, endOf, nameOf, type Creation } from "../python/creations.ts";
import { indentAt } from "../python/sequences.ts";
import { lineAt, textOf, type Node, type PythonModule } from "../python/syntax.ts";
import { isTaken } from "./importPackage.ts";

/** One piece of a snippet. */
export interface Piece {
  /** Where in the file it goes: `below line 4`, `in place of line 7`. */
  readonly place: string;
  readonly code: string;
}

/** Statements that can be written over several lines, and expressions within them that are evaluated later, or perhaps never. */
const SIMPLE = ["AssignStatement", "ExpressionStatement", "ReturnStatement"];
const APART = /^(Lambda|Conditional|Binary|Named|\w*Comprehension)Expression$/;

/**
 * Code that works with an object once it is made. An object without a name gets one: its statement is written anew, over several lines.
 *
 * @param names for an object that has none, the first that is free
 * @param use the code, for a name of the object
 */
export function pieceFor(
  module: PythonModule,
  made: Creation,
  names: readonly [string, ...string[]],
  use: (object: string) => string,
): Piece {
  const { call, statement } = made;
  const own = objectName(module, made);
  if (own !== undefined || !isPartable(call, statement))
    return { place: `below line ${lineAt(module.text, readyAt(made))}`, code: use(own ?? names[0]) };
  const around = enclosing(statement) ?? module.root;
  const name = names.find((each) => !isTaken(module, each, around)) ?? names[0];
  const rest = module.text.slice(statement.from, call.from) + name + module.text.slice(call.to, statement.to);
  const code = [`${name} = ${textOf(module, call)}`, use(name), rest].join("\n");
  const indent = new RegExp(`\r?\n${indentAt(module.text, statement.from)}`, "g");
  return { place: `in place of line ${lineAt(module.text, statement.from)}`, code: code.replace(indent, "\n") };
}

/** What the object is called behind its statement: `app`, `self.app`, `Views.templates`; undefined where it has no name. */
export function objectName(module: PythonModule, { holder, scope, statement }: Creation): string | undefined {
  if (!("name" in holder)) return undefined;
  if (scope !== "class") return holder.name;
  return [...classesAround(statement).map((node) => nameOf(module, node)), holder.name].join(".");
}

/** Whether an argument, as it is written in this file or in another, is the object that a creation makes. */
export function isObject(module: PythonModule, made: Creation, argument: string): boolean {
  const name = objectName(module, made);
  if (name === argument) return true;
  // `self.templates` of a class is `views.templates` to others.
  const isAttribute = name?.includes(".") && argument.includes(".");
  return isAttribute ? name?.split(".").at(-1) === argument.split(".").at(-1) : false;
}

/** The classes that a statement stands in the bodies of, the outermost first. */
function classesAround(node: Node): Node[] {
  const around = enclosing(node);
  return around?.name === "ClassDefinition" ? [...classesAround(around), around] : [];
}

/** The offset behind which the object can be used by its name: for a part of a class, the end of the class. */
function readyAt({ holder, statement }: Creation): number {
  if (holder.kind === "context") return holder.body.from;
  const [outermost = statement] = classesAround(statement);
  return endOf(outermost);
}

function isPartable(call: Node, statement: Node): boolean {
  if (!SIMPLE.includes(statement.name)) return false;
  for (let node = call.parent; node && node.from >= statement.from; node = node.parent) {
    if (APART.test(node.name)) return false;
    if (node.name === statement.name) return true;
  }
  return false;
}

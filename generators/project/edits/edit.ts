import { endOf, same } from "../python/creations.ts";
import { starImports } from "../python/imports.ts";
import { splice, type Insertion } from "../python/sequences.ts";
import { eventsOf, type Event, type Value } from "../python/statements.ts";
import {
  childrenOf,
  descendants,
  dottedName,
  lineAt,
  parsePython,
  syntaxErrors,
  type Node,
  type PythonModule,
} from "../python/syntax.ts";

/**
 * What became of an edit. Lines count from 1; in `edited` it is the line of what was put in, in `source` as it is now.
 * A `snippet` is what the user types instead, complete.
 */
export type EditResult =
  | { status: "edited"; source: string; line: number }
  | { status: "present"; line: number }
  | { status: "refused"; reason: string; snippet: string; line: number };

/** Stops an edit; {@link guarded} turns it into a `refused` result. */
export class Refusal extends Error {
  readonly offset: number;
  /** Whether the offset is the end of a compound statement, below which the snippet goes. */
  readonly isBelow: boolean;

  /**
   * @param reason one sentence without a subject of its own line, such as "INSTALLED_APPS is the result of a call".
   * @param offset where in the text the shape stands that cannot be edited.
   */
  constructor(reason: string, offset: number, isBelow = false) {
    super(reason);
    this.offset = offset;
    this.isBelow = isBelow;
  }
}

/**
 * A refusal for what happens to a list in one statement. Where that stands in a branch, a loop or a function, it is the end of the whole that
 * is pointed at: what is typed in below it is executed for certain.
 *
 * @param reason without the line
 */
export function refusalAt(module: PythonModule, reason: string, { node }: Pick<Event, "node">): Refusal {
  const whole = wholeOf(node);
  if (same(whole, node)) return new Refusal(reason, node.from);
  const [line, end] = [lineAt(module.text, node.from), endOf(whole)];
  return new Refusal(line === lineAt(module.text, end) ? reason : `${reason} in line ${line}`, end, true);
}

/** The statement around another that stands directly in the module or in the body of a class. */
export function wholeOf(node: Node): Node {
  const { parent } = node;
  if (!parent?.parent || (parent.name === "Body" && parent.parent.name === "ClassDefinition")) return node;
  return wholeOf(parent);
}

/** Runs an edit, and answers a {@link Refusal} with the snippet. */
export function guarded(text: string, snippet: (refusal: Refusal) => string, edit: () => EditResult): EditResult {
  try {
    return edit();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: "refused", reason: error.message, snippet: snippet(error), line: lineAt(text, error.offset) };
  }
}

/**
 * Refuses a file that cannot be read up to where a variable is mentioned last: behind a bracket that is never closed, nothing is what it seems.
 * @throws Refusal
 */
export function refuseUnreadable(module: PythonModule, name: string): void {
  const mention = Math.max(module.text.lastIndexOf(name), 0);
  const last = childrenOf(module.root).findLast(({ from }) => from <= mention);
  refuseUnreadableUntil(module, Math.max(mention, last?.to ?? 0));
}

/** @throws Refusal for a file that cannot be read up to an offset */
export function refuseUnreadableUntil(module: PythonModule, end: number): void {
  const [error] = syntaxErrors(module).filter((offset) => offset <= end);
  if (error !== undefined) throw new Refusal("this line cannot be read as Python", error);
}

/** Functions that set variables of the module that calls them: those of Python, and `include()` of django-split-settings. */
const SETTING = ["exec", "globals", "include", "locals", "setattr", "vars"];

/** Whether the file may have set the variable where the snippet goes; only where it has not may the snippet set it anew. */
export function mayBeSet(module: PythonModule, name: string): boolean {
  return (
    eventsOf(module, name).length > 0 ||
    starImports(module).length > 0 ||
    syntaxErrors(module).length > 0 ||
    descendants(module.root).some(
      (node) =>
        node.name === "CallExpression" &&
        SETTING.includes(dottedName(module, node.firstChild)?.split(".").at(-1) ?? ""),
    )
  );
}

/** Why a value that is neither a list nor a sum of lists is left alone. */
export function unknownShape(name: string, [node]: Value): Refusal {
  const shapes: Record<string, string> = {
    ArrayComprehensionExpression: "a comprehension",
    ComprehensionExpression: "a comprehension",
    CallExpression: "the result of a call",
    ConditionalExpression: "chosen by a condition",
    BinaryExpression: "made of parts that are not spelled out in this file",
    VariableName: "a variable that is not spelled out in this file",
  };
  return new Refusal(`${name} is ${shapes[node.name] ?? "not a list that is spelled out"}`, node.from);
}

/**
 * The text with the insertions made, after a second look: the result must be no worse Python than the text was, and a repetition of the
 * edit must find its work done. Where that is not so, the shape was not understood, and nothing may be written.
 */
export function verified(
  text: string,
  insertions: Insertion[],
  presentAt: (source: string) => number | undefined,
): EditResult {
  const source = splice(text, insertions);
  const offset = Math.min(...insertions.map(({ at }) => at));
  const added = presentAt(source);
  if (added === undefined || syntaxErrors(parsePython(source)).length > syntaxErrors(parsePython(text)).length) {
    throw new Refusal("the result of the edit could not be read back", offset);
  }
  return { status: "edited", source, line: lineAt(source, added) };
}

import escapeRegExp from "lodash-es/escapeRegExp.js";
import { parsePython, syntaxErrors } from "../python/syntax.ts";
import { addListElement, type ListElement } from "./addListElement.ts";

/**
 * Takes out of a settings module what `addListElement` has put in: byte for byte, what it made of a text is that text again. Where
 * others have come behind it since, it is the element that goes.
 *
 * @returns the same text where the element is not there; undefined where it stands in a way that we would not have written
 */
export function removeListElement(text: string, wanted: ListElement): string | undefined {
  const string = `(["'])${escapeRegExp(wanted.element)}\\1`;
  const count = [...text.matchAll(new RegExp(string, "g"))].length;
  if (count === 0) return text;
  if (count > 1) return undefined;
  const without = waysOf(string).flatMap(([pattern, rest]) => {
    const regExp = new RegExp(pattern, "m");
    return regExp.test(text) ? [text.replace(regExp, rest)] : [];
  });
  const isInverse = (candidate: string) => {
    const result = addListElement(candidate, wanted);
    return result.status === "edited" && result.source === text;
  };
  return without.find(isInverse) ?? without.find((candidate) => isSound(candidate, text, wanted));
}

/** How an element can have come into a list, as patterns, each with what was there before. */
function waysOf(string: string): [pattern: string, rest: string][] {
  return [
    // On a line of its own; where there was no comma before, it came with one, perhaps in front of a comment.
    [`^[ \\t]*${string},?[ \\t]*\\r?\\n`, ""],
    [`,\\r?\\n[ \\t]*${string}`, ""],
    [`,([ \\t]*#.*)\\r?\\n[ \\t]*${string.replace("\\1", "\\2")}`, "$1"],
    // In the line of others, or as an operand.
    [`, ${string}`, ""],
    [` ${string},?`, ""],
    [` \\+ [[(]${string},?[\\])]`, ""],
    [`${string},?`, ""],
  ];
}

/** Whether a text is Python as good as before, to which the element could be added. */
function isSound(text: string, before: string, wanted: ListElement): boolean {
  const errors = (source: string) => syntaxErrors(parsePython(source)).length;
  return errors(text) <= errors(before) && addListElement(text, wanted).status === "edited";
}

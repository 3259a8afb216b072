/**
 * Of some words, the one that somebody is likely to have meant: for what src/lib/stimulus.ts says, in development,
 * of a name that no file has. A build leaves this out.
 *
 * @returns undefined where none is like it
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((each) => ({ each, edits: countEdits(word, each) }))
    .filter(({ each, edits }) => edits <= Math.max(each.length, word.length) * 0.4)
    .sort((one, other) => one.edits - other.edits);
  return best?.each;
}

/** https://en.wikipedia.org/wiki/Levenshtein_distance */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const [left = 0, above = 0, before = 0] = [next[column], row[column + 1], row[column]];
      next.push(Math.min(left + 1, above + 1, before + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

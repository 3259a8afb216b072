/**
 * The one of some words that somebody is likely to have meant: letters left out, added, changed or swapped.
 *
 * @returns undefined where none is like it
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  // Longer than any word of ours, it is none of them misspelled.
  if (word.length > 40) return undefined;
  const [best] = words
    .map((each) => ({ each, edits: countEdits(word.toLowerCase(), each) }))
    .filter(({ each, edits }) => edits <= Math.max(each.length, word.length) * 0.4)
    .sort((a, b) => a.edits - b.edits);
  return best?.each;
}

/** The optimal string alignment distance. See https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance */
function countEdits(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(from.length, to.length);
}

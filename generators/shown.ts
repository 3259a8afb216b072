/** How much of somebody's text a message repeats, in characters. */
const LONGEST = 80;

/** A value that others wrote, for a message: in one line, and cut where it is long. */
export function shown(value: string): string {
  const line = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
  return line.replace(/[\r\n\t]+/g, " ");
}

/** `a`, `a and b`, `a, b and c` */
export function joinWords(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(words);
}

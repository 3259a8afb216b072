/** A path as it is typed in a command: quoted where a shell would split or read it. */
export function shellPath(path: string): string {
  return /^[\w./@%+:~\\-]+$/.test(path) ? path : `"${path.replace(/(["$`\\])/g, "\\$1")}"`;
}

/** Any other word of a command, in the way in which `npm start` reads the backend's command: quotes hold it together. */
export function quoteWord(word: string): string {
  if (/^[\w./@%+:~=,\\-]+$/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}

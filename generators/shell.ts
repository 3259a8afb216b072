/**
 * A word as it is typed in a command: quoted where a shell would split or read it.
 *
 * In double quotes as far as they hold everything together, since Windows knows no others.
 */
export function shellPath(path: string): string {
  if (/^[\w./@%+:,=\\-]+$/.test(path)) return path;
  return /^[\w ./@%+:~,=()&;|<>*?'#[\]{}-]+$/.test(path) ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Any other word of a command, in the way in which `npm start` reads the backend's command: quotes hold it together. */
export function quoteWord(word: string): string {
  if (/^[\w./@%+:~=,\\-]+$/.test(word)) return word;
  return word.includes('"') ? `'${word}'` : `"${word}"`;
}

/** A path as it is typed in a command: quoted where a shell would split or read it. */
export function shellPath(path: string): string {
  return /^[\w./@%+:~\\-]+$/.test(path) ? path : `"${path.replace(/(["$`\\])/g, "\\$1")}"`;
}

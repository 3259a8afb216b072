/** The text of a file, or undefined where it is not UTF-8 and would not survive being read and written. */
export function decode(bytes: Buffer): string | undefined {
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : undefined;
}

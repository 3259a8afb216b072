/**
 * The `packages` of a pnpm-workspace.yaml: of YAML, the two ways in which people write a list of strings, one to a line and
 * in brackets.
 *
 * @returns nothing listed where it has no such key; undefined where it is written in another way
 */
export function readPackages(yaml: string): string[] | undefined {
  const lines = yaml
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, "").trimEnd())
    .filter((line) => line !== "");
  const start = lines.findIndex((line) => /^packages\s*:/.test(line));
  if (start === -1) return [];
  const [first = "", ...others] = lines.slice(start);
  const inline = first.replace(/^packages\s*:\s*/, "");
  if (inline !== "") {
    const list = /^\[([^\]]*)\]/.exec([inline, ...others].join(" "))?.[1];
    return list === undefined ? undefined : plain(list.split(",").filter((item) => item.trim() !== ""));
  }
  const end = others.findIndex((line) => !/^\s*-\s/.test(line));
  if (/^\s/.test(others[end] ?? "")) return undefined; // an item goes on in the next line
  return plain(others.slice(0, end === -1 ? undefined : end).map((line) => line.replace(/^\s*-\s/, "")));
}

/** The strings, without their quotes; undefined if one of them is no plain string. */
function plain(items: readonly string[]): string[] | undefined {
  const texts = items.map((item) => /^\s*(?:"([^"\\]*)"|'([^']*)'|([\w./@][^'":]*))\s*$/.exec(item));
  if (texts.some((text) => text === null)) return undefined;
  return texts.map((text) => (text?.[1] ?? text?.[2] ?? text?.[3] ?? "").trim());
}

import { posix } from "node:path";
import { readText } from "./files.ts";

/** The sections of an INI file as PasteDeploy reads it, by their names: `app:main`, `server:main`. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Reads an INI file. Values over several lines are one; `%(here)s` and its like stay as they are written.
 *
 * @returns undefined where there is none
 */
export function readIni(root: string, folder: string, name: string): Ini | undefined {
  const text = readText(root, posix.join(folder, name));
  if (text === undefined) return undefined;
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key = "";
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const [, head] = /^\[(.+)\]/.exec(line) ?? [];
    const [, name_, value = ""] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (head !== undefined) {
      section = sections.get(head.trim()) ?? new Map<string, string>();
      sections.set(head.trim(), section);
    } else if (name_ !== undefined) {
      key = name_;
      section.set(key, value.trim());
    } else if (/^\s/.test(line)) section.set(key, `${section.get(key) ?? ""}\n${line.trim()}`.trim());
  }
  return sections;
}

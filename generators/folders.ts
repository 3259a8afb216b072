import { dirname } from "node:path";

/** The folders above one, nearest first, up to the root of the file system. */
export function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

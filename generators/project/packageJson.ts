import { dirname } from "node:path";
import isPlainObject from "lodash-es/isPlainObject.js";
import { readText } from "./python/files.ts";

/**
 * What a package.json says, of whomever it is.
 *
 * @param folder absolute path of the folder that it stands in
 * @returns an empty object where there is none, or one that package managers cannot read either
 */
export function readPackageJson(folder: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse((textIn(folder, "package.json") ?? "{}").replace(/^\uFEFF/, ""));
    return isPlainObject(json) ? (json as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The text of a file that may be anybody's; undefined where there is none, or none for us to read. */
export function textIn(folder: string, name: string): string | undefined {
  try {
    return readText(folder, name);
  } catch {
    return undefined;
  }
}

/** The folders above one, nearest first, up to the root of the file system. */
export function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

import { dirname, join } from "node:path";
import { lookAtJson } from "../input.ts";

/**
 * What a package.json says, of whomever it is.
 *
 * @param folder absolute path of the folder that it stands in
 * @returns an empty object where there is none, or one that package managers cannot read either
 */
export function readPackageJson(folder: string): Readonly<Record<string, unknown>> {
  return lookAtJson(join(folder, "package.json")) ?? {};
}

/** The folders above one, nearest first, up to the root of the file system. */
export function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [] : [parent, ...foldersAbove(parent)];
}

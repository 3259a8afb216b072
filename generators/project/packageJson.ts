import { join } from "node:path";
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

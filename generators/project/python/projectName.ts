import { basename, posix } from "node:path";
import { readToml, table } from "./dependencies.ts";

/** Packages that are called like this in many projects. */
const SAYS_NOTHING = new Set([
  "api",
  "app",
  "backend",
  "conf",
  "config",
  "core",
  "project",
  "server",
  "settings",
  "src",
  "web",
]);

/**
 * What a person would call the project: its name in pyproject.toml, else its package, else its folder.
 *
 * @param folder where the project is, relative to `root`
 * @param package_ the name of its top package; `""` where it has none
 */
export function projectName(root: string, folder: string, package_: string): string {
  for (const place of new Set([folder, "."])) {
    const pyproject = readToml(root, posix.join(place, "pyproject.toml"));
    const name = table(pyproject, "project").name ?? table(pyproject, "tool", "poetry").name;
    if (typeof name === "string") return name;
  }
  return package_ === "" || SAYS_NOTHING.has(package_) ? basename(root) : package_;
}

import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { choiceTable } from "../choiceTable.ts";
import { type Choice } from "../choices.ts";
import { foldersAbove } from "../folders.ts";
import { readPackageJson } from "./packageJson.ts";

export type PackageManager = Choice<"packageManager">;

/** What each package manager writes, the newest form first. */
export const lockFiles = {
  pnpm: ["pnpm-lock.yaml"],
  yarn: ["yarn.lock"],
  bun: ["bun.lock", "bun.lockb"],
  npm: ["package-lock.json"],
} as const satisfies Record<PackageManager, readonly [string, ...string[]]>;

/**
 * The package manager of a project, with the reason: its lock file, else package.json's `packageManager`. The nearest folder
 * has the word, up to the root of the repository.
 *
 * @param root absolute path of the project, which paths in the evidence are relative to
 * @param folder absolute path of the folder in it that the frontend is to stand in
 * @returns undefined where nothing speaks for one
 */
export function detectPackageManager(
  root: string,
  folder: string,
): { name: PackageManager; evidence: string } | undefined {
  for (const place of foldersOfRepository(root, folder)) {
    const shown = (file: string) => relative(root, join(place, file)).split(sep).join("/");
    for (const [name, files] of Object.entries(lockFiles)) {
      const file = files.find((lock) => existsSync(join(place, lock)));
      if (file !== undefined) return { name: name as PackageManager, evidence: shown(file) };
    }
    const name = declared(place)?.name;
    if (name) return { name, evidence: `"packageManager" in ${shown("package.json")}` };
  }
  return undefined;
}

/** A folder and those above it, nearest first: up to the repository's root, or to the project's where it is in none. */
function foldersOfRepository(root: string, folder: string): string[] {
  const all = [folder, ...foldersAbove(folder)];
  const last = all.findIndex((place) => existsSync(join(place, ".git")));
  return all.slice(0, (last === -1 ? all.indexOf(root) : last) + 1);
}

/** Corepack's field, `"packageManager": "pnpm@10.1.0"`. See https://nodejs.org/api/packages.html#packagemanager */
function declared(folder: string): { name: PackageManager; text: string } | undefined {
  const { packageManager } = readPackageJson(folder);
  if (typeof packageManager !== "string") return undefined;
  const name = choiceTable.packageManager.values.find((value) => packageManager.startsWith(`${value}@`));
  // A version; its hash says nothing to a person.
  return name && { name, text: /^\w+@[\w.-]{0,40}/.exec(packageManager)?.[0] ?? name };
}

/** Those that Corepack stands in for. npm is not among them unless asked for. See https://github.com/nodejs/corepack */
const OF_COREPACK: readonly PackageManager[] = ["pnpm", "yarn"];

/**
 * Says that another package manager than the chosen one is declared, where that one will be refused for it.
 *
 * @param root absolute path of the project, which the notice's paths are relative to
 * @param folder absolute path of the frontend folder, there or not
 * @returns undefined where nothing is in the way
 */
export function otherManagerNotice(manager: PackageManager, root: string, folder: string): string | undefined {
  const place = [folder, ...foldersAbove(folder)].find((above) => declared(above) !== undefined);
  const other = place === undefined ? undefined : declared(place);
  if (place === undefined || !other || other.name === manager || !OF_COREPACK.includes(manager)) return undefined;
  const file = relative(root, join(place, "package.json")).split(sep).join("/");
  return (
    `${file} has "packageManager": "${other.text}", so that Corepack refuses to run ${manager}.\n` +
    `Choose --package-manager ${other.name}, or give the frontend's package.json a "packageManager" of its own.`
  );
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { choiceTable, type Choice } from "../choices.ts";
import { lookAtJson } from "../input.ts";

type PackageManager = Choice<"packageManager">;

const lockFiles: Readonly<Record<string, PackageManager>> = {
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
  "package-lock.json": "npm",
};

/**
 * The package manager of a project, with the reason: its lock file, else package.json's `packageManager`.
 *
 * @param folders where to look, nearest first
 * @returns undefined where nothing speaks for one
 */
export function detectPackageManager(
  folders: readonly string[],
): { name: PackageManager; evidence: string } | undefined {
  for (const folder of folders) {
    for (const [file, name] of Object.entries(lockFiles)) {
      if (existsSync(join(folder, file))) return { name, evidence: file };
    }
    const name = declared(join(folder, "package.json"));
    if (name) return { name, evidence: `"packageManager" in package.json` };
  }
  return undefined;
}

/** Of a package.json that npm cannot read either: nothing. Corepack's field, `"packageManager": "pnpm@10.1.0"`. See https://nodejs.org/api/packages.html#packagemanager */
function declared(file: string): PackageManager | undefined {
  const { packageManager } = lookAtJson(file) ?? {};
  if (typeof packageManager !== "string") return undefined;
  return choiceTable.packageManager.values.find((name) => packageManager.startsWith(`${name}@`));
}

import { join, relative, sep } from "node:path";
import multimatch from "multimatch";
import { lookAt } from "../input.ts";
import { foldersAbove } from "../folders.ts";
import { readPackageJson } from "./packageJson.ts";
import { lockFiles, type PackageManager } from "./packageManager.ts";
import { readPackages } from "./pnpmWorkspace.ts";
import { isFile } from "./python/files.ts";
import { joinWords } from "../shown.ts";

/** How the frontend folder stands to what is above it. */
export interface Standing {
  /** Whether it is a member of a workspace: one install and one lock file for all, at the workspace's root. */
  readonly joins: boolean;
  /** Absolute path of the folder above whose workspace, or whose package, that is; undefined where there is none. */
  readonly above?: string;
  /** The file there that lists members; a package without a workspace has none. */
  readonly list?: "package.json" | "pnpm-workspace.yaml";
}

/** The files that make a folder stand apart; `templates/packageManagers/` has them. */
const OWN_FILES: Partial<Record<PackageManager, readonly string[]>> = {
  yarn: ["yarn.lock", ".yarnrc.yml"],
  pnpm: ["pnpm-workspace.yaml"],
};

/**
 * Whether the frontend folder joins a workspace above it, or stands apart: the user's lists of members decide, read as the
 * package manager reads them.
 *
 * @param folder absolute path of the frontend folder, there or not
 * @returns undefined where the package manager looks at nothing above it, or a list cannot be read
 */
export function findStanding(manager: PackageManager, folder: string): Standing | undefined {
  return { npm: findInPackages, bun: findInPackages, yarn: findForYarn, pnpm: findForPnpm }[manager](folder);
}

/** https://docs.npmjs.com/cli/using-npm/workspaces, https://bun.com/docs/install/workspaces */
function findInPackages(folder: string): Standing | undefined {
  const all = foldersAbove(folder).filter((above) => workspacesOf(above));
  const joined = all.find((above) => lists(workspacesOf(above), above, folder));
  const [above] = joined === undefined ? all : [joined];
  return above === undefined ? undefined : { joins: joined !== undefined, above, list: "package.json" };
}

/**
 * Yarn's newer versions take a folder for part of the nearest project with a lock file, else of the topmost package.json, and
 * refuse one that its workspace does not list. See https://yarnpkg.com/configuration/manifest#workspaces
 */
function findForYarn(folder: string): Standing {
  const places = foldersAbove(folder);
  const last = [folder, ...places].findIndex((place) => isFile(join(place, "yarn.lock")));
  const joined = (last === -1 ? places : places.slice(0, last)).find((above) =>
    lists(workspacesOf(above), above, folder),
  );
  if (joined !== undefined) return { joins: true, above: joined, list: "package.json" };
  const workspace = places.find(workspacesOf);
  if (workspace !== undefined) return { joins: false, above: workspace, list: "package.json" };
  const above = places.find((place) => isFile(join(place, "package.json")));
  return { joins: false, ...(above !== undefined && { above }) };
}

/**
 * pnpm installs the nearest workspace, also from a folder that this does not list, and then not the folder. Where there is
 * none, the file is for its settings, which pnpm reads nowhere else. See https://pnpm.io/workspaces
 */
function findForPnpm(folder: string): Standing | undefined {
  const list = "pnpm-workspace.yaml";
  const above = foldersAbove(folder).find((place) => isFile(join(place, list)));
  if (above === undefined) return { joins: false };
  if (isFile(join(folder, list))) return { joins: false, above, list };
  const text = lookAt(join(above, list));
  const patterns = text === undefined ? undefined : readPackages(text);
  return patterns && { joins: lists(patterns, above, folder), above, list };
}

/** The patterns of a package.json's `workspaces`, in both of its forms. */
function workspacesOf(folder: string): string[] | undefined {
  const { workspaces } = readPackageJson(folder);
  const list = Array.isArray(workspaces)
    ? workspaces
    : (workspaces as { packages?: unknown } | null | undefined)?.packages;
  return Array.isArray(list) ? list.filter((pattern) => typeof pattern === "string") : undefined;
}

function lists(patterns: readonly string[] | undefined, above: string, folder: string): boolean {
  const path = relative(above, folder).split(sep).join("/");
  const plain = (patterns ?? []).map((pattern) => pattern.replace(/^(!?)(?:\.?\/)+/, "$1").replace(/\/+$/, ""));
  return multimatch([path], plain).length > 0;
}

/**
 * Says that the folder joins or stands apart, and what makes it so.
 *
 * @param root absolute path of the project, which the notice's paths are relative to
 * @param folder absolute path of the frontend folder, there or not
 * @returns undefined where there is nothing that it could join
 */
export function standingNotice(manager: PackageManager, root: string, folder: string): string | undefined {
  const standing = findStanding(manager, folder);
  if (standing?.above === undefined) return undefined;
  const { joins, above, list } = standing;
  const shown = (...parts: string[]) =>
    relative(root, join(...parts))
      .split(sep)
      .join("/");
  const what =
    list === undefined ? `the package of ${shown(above, "package.json")}` : `the workspace of ${shown(above, list)}`;
  if (joins) {
    const lock = lockFiles[manager].find((file) => isFile(join(above, file))) ?? lockFiles[manager][0];
    return `${shown(folder)}/ joins ${what}: its lock file is ${shown(above, lock)}.`;
  }
  const own = OWN_FILES[manager]?.map((file) => shown(folder, file));
  const because = own ? `: ${joinWords(own)} ${own.length > 1 ? "make" : "makes"} it so` : ", which does not list it";
  const apart = `${shown(folder)}/ stands apart from ${what}${because}.`;
  if (list === undefined) return apart;
  const path = relative(above, folder).split(sep).join("/");
  return `${apart}\nTo have it join, list "${path}" there${own ? ` and delete ${own.length > 1 ? "these" : "that file"}` : ""}.`;
}

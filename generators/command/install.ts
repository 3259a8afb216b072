import { existsSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { execa } from "execa";
import type { Choice } from "../choices.ts";
import { CancelledError, RefusedError } from "../errors.ts";
import { asRecord, lookAt } from "../input.ts";
import { foldersAbove } from "../folders.ts";
import { isOnPath } from "../processes/onPath.ts";
import { readPackageJson } from "../project/packageJson.ts";
import { shellPath } from "../shell.ts";

/**
 * On a CI machine pnpm and Yarn refuse to write a lock file, as an install of new packages must. Yarn Classic knows no such
 * option as a word, the newer Yarn only as a variable.
 */
const INSTALL_OPTIONS: Partial<Record<Choice<"packageManager">, readonly string[]>> = {
  pnpm: ["--no-frozen-lockfile"],
};

/** The command that brings a package manager. */
export function howToGet(manager: string): string {
  return manager === "npm" ? "see https://nodejs.org" : `npm install --global ${manager}`;
}

/** @throws RefusedError if a package manager is not there; to be called before anything is written */
export function refuseMissing(manager: Choice<"packageManager">): void {
  if (isOnPath(manager)) return;
  throw new RefusedError(
    `${manager} is not installed; nothing was written.`,
    `Install it (${howToGet(manager)}), choose another with --package-manager, or add --no-install.`,
  );
}

/**
 * Installs the frontend's packages; the package manager's own progress is what the user sees.
 *
 * @param manager the package manager
 * @param folder absolute path of the frontend folder
 * @param shown the folder as the user knows it
 * @param quiet sends all output to stderr, since stdout belongs to a JSON document
 * @throws RefusedError if it fails or leaves nothing behind, CancelledError on Ctrl-C; the rendered files stay
 */
export async function install(
  manager: Choice<"packageManager">,
  folder: string,
  shown: string,
  quiet: boolean,
): Promise<void> {
  // Ctrl-C reaches the package manager as well. It tidies up, and then it is for us to say what there is.
  const interrupts: string[] = [];
  const interrupt = (signal: string) => interrupts.push(signal);
  process.on("SIGINT", interrupt);
  const result = await execa(manager, ["install", ...(INSTALL_OPTIONS[manager] ?? [])], {
    cwd: folder,
    env: { ...withoutNpmConfig(process.env), YARN_ENABLE_IMMUTABLE_INSTALLS: "false" },
    extendEnv: false,
    stdin: "ignore",
    stdout: quiet ? process.stderr : "inherit",
    stderr: "inherit",
    reject: false,
  }).finally(() => process.off("SIGINT", interrupt));

  const goOn = `Go on with: cd ${shellPath(shown)} && ${manager} install`;
  const inPlace = "The rendered files are in place.";
  if (interrupts.length > 0 || result.signal === "SIGINT") throw new CancelledError(`Cancelled. ${inPlace}`, goOn);
  if (result.code === "ENOENT") throw new RefusedError(`${manager} is not installed. ${inPlace}`, goOn);
  if (result.failed) {
    const how = result.signal ?? `exit code ${result.exitCode ?? "unknown"}`;
    const fix = manager === "pnpm" && isInstalled(folder) ? unreviewedBuilds(folder) : undefined;
    throw new RefusedError(`${manager} install failed with ${how}. ${inPlace}`, fix ? `${fix}\n${goOn}` : goOn);
  }
  if (isInstalled(folder)) return;
  throw new RefusedError(
    `${manager} install left no packages in ${shown}/, which its workspace does not list. ${inPlace}`,
    `Add ${shellPath(shown)} to the workspace's packages, then ${goOn.charAt(0).toLowerCase()}${goOn.slice(1)}`,
  );
}

/**
 * Since version 11, pnpm fails when all is installed but a package has scripts that nobody has said a word about, which is
 * said in the root of a workspace. See https://pnpm.io/settings#allowbuilds
 *
 * @returns undefined where no package of the folder has such scripts
 */
function unreviewedBuilds(folder: string): string | undefined {
  const names = Object.keys(asRecord(readPackageJson(folder).allowScripts) ?? {});
  if (names.length === 0) return undefined;
  const lines = names.map((name) => `  ${JSON.stringify(name)}: false`).join("\n");
  return `If it names ignored build scripts, add this to the workspace's pnpm-workspace.yaml:\nallowBuilds:\n${lines}`;
}

/**
 * Whether packages are missing, or there may be others to have than before.
 *
 * @param root absolute path of the project
 * @param folder the frontend folder, relative to the project
 * @param plan what the run does to files
 */
export function needsInstall(
  root: string,
  folder: string,
  plan: readonly { readonly path: string; readonly status: string }[],
): boolean {
  const file = posix.join(folder, "package.json");
  const changes = plan.some(({ path, status }) => path === file && status === "update");
  return changes || !isInstalled(join(root, folder));
}

/**
 * Whether all packages of the frontend folder are there, be it in a workspace's root. One of them says little: a project
 * may have a webpack of its own further up.
 */
function isInstalled(folder: string): boolean {
  if (!existsSync(join(folder, "package.json"))) return false;
  const { dependencies, devDependencies } = readPackageJson(folder);
  const packages = Object.keys({ ...asRecord(dependencies), ...asRecord(devDependencies) });
  const places = [folder, ...foldersAbove(folder)];
  if (places.some((place) => isPlugged(place, folder))) return true;
  return packages.every((name) => places.some((place) => existsSync(join(place, "node_modules", name))));
}

/** Whether Yarn's Plug'n'Play, which has no node_modules, knows the folder. See https://yarnpkg.com/advanced/pnp-spec */
function isPlugged(place: string, folder: string): boolean {
  const path = [".", ...relative(place, folder).split(sep)].filter(Boolean).join("/");
  const entry = `"packageLocation": "${path}/"`;
  return [".pnp.cjs", ".pnp.data.json"].some((file) => lookAt(join(place, file))?.includes(entry));
}

/**
 * `npm init` hands the flags of its own command line on to what it starts, where they would mean something else: its
 * `--dry-run`, `--force` or `--json` are not the install's. Where packages come from (registry, cache, proxies) stays.
 */
function withoutNpmConfig(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofCommand =
    /^npm_(config_(dry_run|force|json|yes|package|call|prefix|local_prefix|global|init_.*)|lifecycle_.*|package_.*|command)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofCommand.test(name)));
}

import { execa } from "execa";
import type { Choice } from "../choices.ts";

/**
 * Installs the frontend's packages; the package manager's own progress is what the user sees.
 *
 * @param manager the package manager
 * @param folder absolute path of the frontend folder
 * @param quiet sends all output to stderr, since stdout belongs to a JSON document
 * @returns undefined when it worked, else what went wrong, in one sentence
 */
export async function install(
  manager: Choice<"packageManager">,
  folder: string,
  quiet: boolean,
): Promise<string | undefined> {
  const stdout = quiet ? process.stderr : "inherit";
  const result = await execa(manager, ["install"], {
    cwd: folder,
    env: withoutNpmConfig(process.env),
    extendEnv: false,
    stdin: "ignore",
    stdout,
    stderr: "inherit",
    reject: false,
  });
  if (!result.failed) return undefined;
  if (result.code === "ENOENT") return `${manager} is not installed.`;
  return `${manager} install failed with ${result.signal ?? `exit code ${result.exitCode ?? "unknown"}`}.`;
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

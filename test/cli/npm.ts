import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, type Scope } from "../support/temporary.ts";

/**
 * A package manager that writes down how it was called, and ends as told.
 *
 * @param work what it does meanwhile, as shell commands
 * @param installs whether it leaves packages behind
 * @returns the environment that has it as `npm`
 */
export function standInNpm(scope: Scope, exitCode: number, work = "true", installs = true): NodeJS.ProcessEnv {
  const folder = temporaryFolder(scope);
  const all = "{ ...require('./package.json').dependencies, ...require('./package.json').devDependencies }";
  const names = `Object.keys(${all}).join(' ')`;
  const packages = `for name in $(node -p "${names}"); do mkdir -p "node_modules/$name"; done`;
  writeFileSync(
    join(folder, "npm"),
    `#!/bin/sh\necho "progress of $0 $* in $(basename "$PWD")"\n${work}\n${installs ? packages : ""}\nexit ${exitCode}\n`,
  );
  chmodSync(join(folder, "npm"), 0o755);
  return { PATH: `${folder}:${process.env.PATH ?? ""}` };
}

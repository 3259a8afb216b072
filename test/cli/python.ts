import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, type Scope } from "../support/temporary.ts";

/**
 * A virtual environment whose Python is a shell script: a check that does what real ones do now and then.
 *
 * @param before what the check before the edit does, as shell commands
 * @param after what the one after it does
 * @returns the environment that has it activated
 */
export function standInPython(scope: Scope, before: string, after = before): NodeJS.ProcessEnv {
  const environment = temporaryFolder(scope, "venv");
  mkdirSync(join(environment, "bin"));
  const python = join(environment, "bin/python");
  writeFileSync(python, `#!/bin/sh\nif [ -e frontend/package.json ]; then\n${after}\nelse\n${before}\nfi\n`);
  chmodSync(python, 0o755);
  return { VIRTUAL_ENV: environment };
}

import { statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a shell would find a program. */
export function isOnPath(program: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (env.PATH ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && names.some((name) => isFile(join(folder, name))));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

import { posix } from "node:path";
import { readText } from "./files.ts";

/** A variable of a `.env` file. */
export interface Variable {
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a variable as python-dotenv does for Flask: `.env` counts before `.flaskenv`.
 *
 * @param folder where the files are, relative to `root`
 */
export function readVariable(root: string, folder: string, name: string): Variable | undefined {
  for (const file of [".env", ".flaskenv"].map((file) => posix.join(folder, file))) {
    const lines = (readText(root, file) ?? "").split(/\r?\n/);
    for (const [index, text] of lines.entries()) {
      const [, key, value = ""] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
      if (key !== name) continue;
      const [, , quoted] = /^(["'])(.*)\1/.exec(value) ?? [];
      return { value: quoted ?? value.replace(/\s+#.*$/, ""), file, line: index + 1 };
    }
  }
  return undefined;
}

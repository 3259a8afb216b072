import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EditResult } from "../../generators/project/edits/edit.ts";

/** A folder with an `input.py` and what must become of it: `expected.py`, `present.txt` or `refused.txt`. */
export interface Case {
  name: string;
  input: string;
  outcome: { file: "expected.py" | "present.txt" | "refused.txt"; text: string };
  /** Variables that may change beside the edited one, because they are the same list: `may_change.txt`. */
  mayChange: string[];
  /** The input with the snippet typed in, where that does not go to the end of the file: `typed.py`. */
  typed?: string;
  /** The first Python that can read the file, where that is not every one: `needs.txt`. */
  needs: [number, number];
}

/** What Python makes of a source: see execute.py. */
export type Executed = { variables: Record<string, unknown> } | { error: string };

/** The cases of an edit: the folders in the folder that is called like it. */
export function casesOf(edit: string): Case[] {
  const folder = join(import.meta.dirname, edit);
  return readdirSync(folder).map((name) => {
    const read = (file: string) =>
      existsSync(join(folder, name, file)) ? readFileSync(join(folder, name, file), "utf8") : undefined;
    const outcomes = (["expected.py", "present.txt", "refused.txt"] as const).flatMap((file) => {
      const text = read(file);
      return text === undefined ? [] : [{ file, text }];
    });
    const [outcome, ...others] = outcomes;
    const input = read("input.py");
    if (!outcome || others.length > 0 || input === undefined) {
      throw new Error(`${edit}/${name} needs an input.py and one of expected.py, present.txt, refused.txt.`);
    }
    const typed = read("typed.py");
    const [major = 3, minor = 0] = (read("needs.txt") ?? "").split(".").filter(Boolean).map(Number);
    return {
      name,
      input,
      outcome,
      ...(typed !== undefined && { typed }),
      mayChange: (read("may_change.txt") ?? "").split("\n").filter(Boolean),
      needs: [major, minor],
    };
  });
}

/** A result as the outcome files spell it. */
export function spell(result: EditResult): Case["outcome"] {
  switch (result.status) {
    case "edited":
      return { file: "expected.py", text: result.source };
    case "present":
      return { file: "present.txt", text: `line ${result.line}\n` };
    case "refused":
      return { file: "refused.txt", text: `line ${result.line}: ${result.reason}\n${result.snippet}\n` };
  }
}

/** Executes all sources in one run of Python: that of FRONTEND_TEST_PYTHON, which may have Django, or the one on the PATH. */
export function execute(sources: string[]): { version: [number, number]; results: Executed[] } {
  const python = process.env.FRONTEND_TEST_PYTHON ?? "python3";
  const input = JSON.stringify(sources.map((source) => Buffer.from(source).toString("base64")));
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, "execute.py")], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${python} could not execute the cases:\n${stderr}`);
  return JSON.parse(stdout) as { version: [number, number]; results: Executed[] };
}

/** Whether `after` is `before` with text put in, and in how many places: one, several, or "changed" where something went missing. */
export function difference(before: string, after: string): "one insertion" | "insertions" | "changed" {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (start + end >= before.length) return "one insertion";
  let found = 0;
  for (const letter of after) if (letter === before[found]) found += 1;
  return found === before.length ? "insertions" : "changed";
}

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { EditResult } from "../../generators/project/edits/edit.ts";

/** A generated module, and the expression of Python that gives what a server would get of it. */
export interface Module {
  readonly text: string;
  readonly served: string;
}

/** What Python says of an edit: nothing where all is well. */
export type Verdict = null | { readonly skipped: string } | { readonly problem: string };

export interface Case extends Module {
  readonly kind: string;
  readonly result: EditResult;
}

/** Has all edits judged by one process of Python: see judge.py. */
export function judge(python: string, cases: readonly Case[]): Verdict[] {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const input = JSON.stringify(
    cases.map(({ kind, text, served, result }) => ({
      kind,
      served,
      status: result.status,
      before: base64(text),
      after: base64(result.status === "edited" ? result.source : text),
      snippet: result.status === "refused" ? result.snippet : "",
    })),
  );
  const script = join(import.meta.dirname, "judge.py");
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${python} could not judge the edits:\n${stderr}`);
  return JSON.parse(stdout) as Verdict[];
}

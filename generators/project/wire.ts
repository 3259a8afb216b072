import { join } from "node:path";
import difference from "lodash-es/difference.js";
import { RefusedError } from "../errors.ts";
import { readInput } from "../input.ts";
import { decode } from "../plan/decode.ts";
import type { Wanted } from "../plan/plan.ts";
import type { Wiring } from "./backends/backend.ts";
import { joinWords } from "../shown.ts";

/** What became of an edit of the user's own file; where it is left to the user, with the text to type in. */
export interface WiringEntry {
  name: string;
  file: string;
  line?: number;
  /** `removed`: by us, with what needed it; `taken out`: by the user. */
  status: "edited" | "present" | "refused" | "left to you" | "taken out" | "removed";
  snippet?: string;
  reason?: string;
}

/** The edits of one run: the new text of each file that changes, and what became of each edit. */
export interface Wired {
  readonly sources: ReadonlyMap<string, string>;
  readonly report: WiringEntry[];
}

/**
 * Works out the edits of the user's files, without writing.
 *
 * @param root the project's folder
 * @param wirings the edits to make
 * @param done names of the edits that an earlier run made: whoever has taken one out since does not want it back unasked
 */
export function wire(root: string, wirings: readonly Wiring[], done: readonly string[]): Wired {
  const sources = new Map<string, string>();
  const report = wirings.map(({ name, file, snippet, edit, optional = false }): WiringEntry => {
    const source = sources.get(file) ?? read(join(root, file));
    if (source === undefined) return { name, file, status: "refused", snippet, reason: "the file is not UTF-8 text" };
    const result = edit(source);
    if (done.includes(name) && result.status !== "present") return { name, file, status: "taken out", snippet };
    if (result.status === "edited") sources.set(file, result.source);
    if (result.status !== "refused") return { name, file, line: result.line, status: result.status };
    const { line, reason } = result;
    return { name, file, line, status: optional ? "left to you" : "refused", snippet: result.snippet, reason };
  });
  return { sources, report };
}

/**
 * Works out how edits that nothing needs any more are taken out of the user's files, without writing.
 *
 * @throws RefusedError if one of them stands in a way that only a person can take out
 */
export function unwire(root: string, wirings: readonly Wiring[]): Wired {
  const sources = new Map<string, string>();
  const report = wirings.flatMap(({ name, file, takeOut }): WiringEntry[] => {
    const source = sources.get(file) ?? read(join(root, file));
    const without = source === undefined ? undefined : takeOut?.(source);
    if (without === undefined) {
      throw new RefusedError(
        `${name} in ${file} has a line of the frontend's that could not be taken out; nothing was written.`,
        "Take it out yourself, then run the command again.",
      );
    }
    if (without === source) return [];
    sources.set(file, without);
    return [{ name, file, status: "removed" }];
  });
  return { sources, report };
}

/** The snippets, for a user who wires by hand. */
export function snippets(wirings: readonly Wiring[]): WiringEntry[] {
  return wirings.map(({ name, file, snippet }) => ({ name, file, status: "left to you", snippet }));
}

/** The user's files with all edits in them, for the plan. */
export function editedFiles({ sources, report }: Wired): Wanted[] {
  return [...sources].map(([path, source]) => {
    const edits = report.filter(({ file, status }) => file === path && (status === "edited" || status === "removed"));
    return { path, contents: Buffer.from(source), edit: edits.map(({ name }) => name).join(", ") };
  });
}

/**
 * The names of the edits that are in place, or were once: the state file remembers them.
 *
 * @param before those that it has so far
 */
export function wiredSoFar(before: readonly string[], report: readonly WiringEntry[]): string[] {
  const inPlace = report.filter(({ status }) => status === "edited" || status === "present").map(({ name }) => name);
  const removed = report.filter(({ status }) => status === "removed").map(({ name }) => name);
  return difference([...new Set([...before, ...inPlace])], removed);
}

/** @throws RefusedError naming each edit that could not be made, with the text to type in */
export function refuseUnwired(report: readonly WiringEntry[]): void {
  const refused = report.filter(({ status }) => status === "refused");
  if (refused.length === 0) return;
  // Whoever types in one of them is told of the others too, also those that would not have stopped the run.
  const unknown = report.filter(({ reason }) => reason !== undefined);
  const list = unknown.map(
    ({ file, line, reason, snippet = "" }) =>
      `${file}${line ? `:${line}` : ""}: ${reason ?? ""}\n${snippet.replace(/^/gm, "    ")}`,
  );
  throw new RefusedError(
    `${joinWords(refused.map(({ name }) => name))} could not be edited; nothing was written.\n${list.join("\n")}`,
    "Type that in yourself and run the command again, or add --no-wire to render without it.",
  );
}

function read(path: string): string | undefined {
  const input = readInput(path);
  return input && "bytes" in input ? decode(input.bytes) : undefined;
}

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { EditResult } from "../../generators/project/edits/edit.ts";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { casesOf, difference, spell, type Case } from "./cases.ts";

/** What a case says of itself in `arguments.json`, where it is not the usual. */
export interface Arguments {
  /** What `from … import frontend` names; the case's own module stands accordingly. */
  home?: string;
  /** The variable that the framework's configuration names. */
  named?: string;
  /** Set for a file that makes templates and no application. */
  only?: "templates";
  /** What `config.include()` is given. */
  path?: string;
}

type Executed = { variables: Record<string, string>; calls: number; problems: string[] } | { error: string };

/**
 * Runs the cases of an edit, and executes each file before and after it with the real Flask, FastAPI and Pyramid.
 *
 * @param folder the folder of the cases, which is also the name of the suite
 */
export async function runCases(folder: string, edit: (source: string, words: Arguments) => EditResult): Promise<void> {
  const cases = casesOf(folder).map((found) => ({
    ...found,
    words: argumentsOf(folder, found),
  }));
  const results = cases.map(({ input, words }) => edit(input, words));
  const afters = cases.map(({ input, typed }, index) => {
    const result = results[index];
    return result?.status === "edited" ? result.source : (typed ?? input);
  });
  const places = cases.map(({ words }) => moduleOf(words));
  const python = await virtualEnvironment("edits", ["Flask", "fastapi", "jinja2", "pyramid", "pyramid_jinja2"]);
  const executed = execute(python, [...cases.map(({ input }) => input), ...afters], [...places, ...places]);

  describe(folder, () => {
    cases.forEach((found, index) => {
      it(found.name.replaceAll("-", " "), () => {
        const result = results[index];
        assert.ok(result);
        assert.deepEqual(spell(result), found.outcome);
        checkRuns(found, result, executed[index], executed[cases.length + index]);
        if (result.status === "edited") {
          assert.notEqual(difference(found.input, result.source), "changed");
          assert.match(result.source.split("\n")[result.line - 1] ?? "", /init_app|init_templates|include/);
          const again = edit(result.source, found.words);
          assert.deepEqual(again, { status: "present", line: result.line });
        }
        // Whoever has typed the snippet in has done the work.
        if (found.typed !== undefined) assert.equal(edit(found.typed, found.words).status, "present");
      });
    });
  });
}

function checkRuns({ name, typed }: Case, { status }: EditResult, before?: Executed, after?: Executed): void {
  assert.ok(before && after);
  if ("error" in before) {
    assert.match(before.error, /^SyntaxError/);
    assert.equal(status, "refused");
    return;
  }
  assert.ok("variables" in after, JSON.stringify(after));
  if (status === "edited") assert.ok(before.calls < after.calls, "the frontend is not called");
  if (status === "refused" && typed === undefined) return;
  assert.ok(after.calls > 0, name);
  assert.deepEqual(after.problems, []);
  for (const [variable, type] of Object.entries(before.variables))
    assert.equal(after.variables[variable], type, `${variable} changed`);
}

function argumentsOf(folder: string, found: Case): Arguments {
  return JSON.parse(read(folder, found, "arguments.json") ?? "{}") as Arguments;
}

function read(folder: string, { name }: Case, file: string): string | undefined {
  const path = join(import.meta.dirname, folder, name, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** A file that imports its neighbours stands in a package, one that imports `..` in a package within it. */
function moduleOf({ home = "", path = "" }: Arguments): string {
  if (home === "..") return "shop.web.case";
  return home === "" && !path.includes(".") ? "case" : "shop.case";
}

function execute(python: string, sources: string[], modules: string[]): Executed[] {
  const input = JSON.stringify(
    sources.map((source, index) => ({ source: Buffer.from(source).toString("base64"), module: modules[index] })),
  );
  const script = join(import.meta.dirname, "execute_applications.py");
  const { status, stdout, stderr } = spawnSync(python, [script], { input, encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${python} could not execute the cases:\n${stderr}`);
  return JSON.parse(stdout) as Executed[];
}

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import ts from "typescript";
import { createWorkload, EDITED, writeEdited } from "../../bench/workload/workload.ts";

describe("createWorkload", () => {
  it("gives the same bytes for the same size", () => {
    assert.equal(digest(60), digest(60));
  });

  it("leaves the modules of a smaller workload as they are in a larger one", () => {
    const large = createWorkload(60);
    const different = [...createWorkload(30)].filter(([file, content]) => !same(large.get(file), content));
    assert.deepEqual(
      different.map(([file]) => file),
      ["start.ts"],
    );
  });

  it("has as many modules as were asked for, and two that tie them together", () => {
    const modules = [...createWorkload(500).keys()].filter((file) => /\.tsx?$/.test(file));
    assert.equal(modules.length, 500 + [EDITED, "start.ts"].length);
  });

  it("has styles, pictures, components and lazy chunks", () => {
    const files = createWorkload(100);
    const count = (ending: string) => [...files.keys()].filter((file) => file.endsWith(ending)).length;
    assert.deepEqual([count(".tsx"), count("styles.scss"), count(".png")], [20, 10, 5]);
    assert.equal(String(files.get("start.ts")).match(/import\(/g)?.length, 2);
  });

  it("is valid TypeScript, in the edited state as well", () => {
    const files = new Map(createWorkload(30)).set(EDITED, writeEdited("again"));
    const problems = [...files].filter(([file]) => /\.tsx?$/.test(file)).flatMap(([file, text]) => parse(file, text));
    assert.deepEqual(problems, []);
  });
});

function digest(size: number): string {
  const hash = createHash("sha256");
  for (const [file, content] of createWorkload(size)) hash.update(file).update(content);
  return hash.digest("hex");
}

function same(one: string | Buffer | undefined, other: string | Buffer): boolean {
  return one !== undefined && Buffer.from(one).equals(Buffer.from(other));
}

/** Whether its types fit together is checked by every contender that checks types: a benchmark with an error ends. */
function parse(fileName: string, text: string | Buffer): string[] {
  const compilerOptions = { jsx: ts.JsxEmit.ReactJSX, isolatedModules: true };
  const { diagnostics = [] } = ts.transpileModule(String(text), { fileName, compilerOptions, reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => `${fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import { ENTRY, withImports } from "../../../generators/rendering/entry.ts";

const source = readFileSync(resolve(import.meta.dirname, "../../../templates/frontend", ENTRY), "utf8");
const always = () => true;

describe("the imports of the entry", () => {
  it("are the base's, where no layer has any", () => {
    assert.equal(withImports(source, [{}, {}], always), source);
  });

  it("are followed by those of layers, in their order", () => {
    const text = withImports(source, [{ imports: ["../lib/one"] }, { imports: ["../styles/two.css"] }], always);
    const styles = 'import "../styles/app.css";\n';
    assert.equal(text, source.replace(styles, `${styles}import "../lib/one";\nimport "../styles/two.css";\n`));
  });

  it("lose the style sheet that a layer has replaced", () => {
    const text = withImports(source, [{ imports: ["../styles/app.scss"] }], (path) => path !== "src/styles/app.css");
    assert.equal(text, source.replace("app.css", "app.scss"));
  });

  for (const isRendered of [always, () => false]) {
    it(`have styles that others win over before these, ${isRendered() ? "kept" : "replaced"}`, () => {
      const layers = [{ imports: ["../styles/app.scss"] }, { importsBefore: ["../styles/theirs.css"] }];
      const text = withImports(source, layers, isRendered);
      const kept = isRendered() ? ["../styles/app.css"] : [];
      const expected = ["../styles/theirs.css", ...kept, "../styles/app.scss"];
      const found = [...text.matchAll(/^import "(.*)";$/gm)].map(([, specifier]) => specifier);
      assert.deepEqual(found, expected);
    });
  }

  it("stand before everything else, also where the code below imports lazily", () => {
    const text = withImports('import "./a.css";\n\nawait import("./b");\n', [{ imports: ["./c"] }], always);
    assert.equal(text, 'import "./a.css";\nimport "./c";\n\nawait import("./b");\n');
  });
});

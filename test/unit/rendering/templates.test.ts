import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, it } from "node:test";
import { choiceTable } from "../../../generators/choices.ts";

const templates = resolve(import.meta.dirname, "../../../templates");

describe("the templates", () => {
  for (const style of readdirSync(join(templates, "styles"))) {
    it(`differ in the entry of ${style} by its style sheet only`, () => {
      const entry = (layer: string) => readFileSync(join(templates, layer, "src/entries/app.ts"), "utf8");
      assert.equal(entry(`styles/${style}`), entry("frontend").replace("../styles/app.css", `../styles/app.${style}`));
    });
  }

  it("have a layer for each style that can be chosen, but the base's own", () => {
    const layers = readdirSync(join(templates, "styles"));
    assert.deepEqual(layers.sort(), choiceTable.styles.values.filter((style) => style !== "css").sort());
  });
});

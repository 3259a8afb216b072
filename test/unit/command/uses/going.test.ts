import assert from "node:assert/strict";
import { resolve } from "node:path";
import { describe, it } from "node:test";
import type { Choices } from "../../../../generators/choices.ts";
import { goingOf, packagesGoing } from "../../../../generators/command/uses/going.ts";
import type { Rendering } from "../../../../generators/rendering/render.ts";
import { CHOICES } from "../../../support/choices.ts";

const templates = resolve(import.meta.dirname, "../../../../templates");
const BEFORE: Choices = { ...CHOICES, architecture: "islands", ui: ["react", "vue"] };

function going(after: Partial<Choices>, before = BEFORE) {
  const { sources, tags } = goingOf(templates, before, { ...before, ...after });
  return { sources: Object.fromEntries(sources), tags: Object.fromEntries(tags) };
}

describe("what goes with layers", () => {
  it("is nothing where none does, or another reads the same", () => {
    assert.deepEqual(going({}), { sources: {}, tags: {} });
    assert.deepEqual(going({ ui: ["preact", "vue"] }), { sources: {}, tags: {} });
    assert.deepEqual(going({ bundler: "rspack" }), { sources: {}, tags: {} });
  });

  it("is what they say themselves, with the values that they were there for", () => {
    assert.deepEqual(going({ ui: ["vue"] }).sources, { "*.jsx": ["react"], "*.tsx": ["react"] });
    assert.deepEqual(going({ ui: ["react"] }).sources, { "*.vue": ["vue"] });
    assert.deepEqual(going({ architecture: "hybrid" }), {
      sources: { "src/islands/": ["islands"] },
      tags: { island: ["islands"] },
    });
  });

  it("is no package in whose name another stands", () => {
    const rendering = (name: string) =>
      new Map([["package.json", Buffer.from(`{"devDependencies": {"${name}": "1"}}`)]]);
    const gone = (choices: Choices) => packagesGoing(templates, rendering("react"), rendering("preact"), choices);
    assert.deepEqual(gone({ ...CHOICES, ui: ["preact"] }), []);
    assert.deepEqual(gone(CHOICES), ["react"]);
  });

  it("is each package that is not needed any more, of either kind", () => {
    const rendering = (dependencies?: object, devDependencies?: object) =>
      new Map([["package.json", Buffer.from(JSON.stringify({ dependencies, devDependencies }))]]);
    const before = rendering({ "htmx.org": "^4" }, { webpack: "5", lit: "3" });
    const gone = (after: Rendering, choices = CHOICES) => packagesGoing(templates, before, after, choices);
    assert.deepEqual(gone(rendering({}, { lit: "3" })), ["htmx.org", "webpack"]);
    assert.deepEqual(gone(rendering({ lit: "3" }, { "htmx.org": "^2", webpack: "5" })), []);
    assert.deepEqual(gone(rendering()), ["htmx.org", "webpack", "lit"]);
  });
});

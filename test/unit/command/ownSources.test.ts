import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Choices } from "../../../generators/choices.ts";
import { ownSourcesNotices } from "../../../generators/command/ownSources.ts";
import { hash } from "../../../generators/plan/plan.ts";
import { CHOICES } from "../../support/choices.ts";
import { tree } from "../project/python/tree.ts";

const BEFORE: Choices = { ...CHOICES, architecture: "islands", ui: ["react", "vue"] };
const RENDERED = ["src/islands/Counter.tsx", "src/islands/Palette.vue", "src/entries/app.ts"];
const OWN = ["src/islands/Mine.tsx", "src/islands/forms/Clock.vue", "src/islands/Chart.ts", "src/entries/own.tsx"];

function notices(after: Partial<Choices>, own = OWN, before = BEFORE): string[] {
  const folder = tree(Object.fromEntries([...RENDERED, ...own].map((path) => [path, ""])));
  const files = Object.fromEntries(RENDERED.map((path) => [path, hash(Buffer.from(""))]));
  const state = { version: "1.0.0", choices: before, wiring: [], files };
  return ownSourcesNotices(folder, "shop/web", state, { ...before, ...after });
}

describe("the user's own sources", () => {
  it("are not spoken of where nothing is taken from them", () => {
    assert.deepEqual(notices({}), []);
    assert.deepEqual(notices({ ui: ["preact", "vue"] }), [], "Preact takes .tsx too");
    assert.deepEqual(notices({ ui: [] }, []), [], "what we rendered is ours to delete");
    assert.deepEqual(notices({ ui: ["vue"] }, ["src/islands/Chart.ts"]), []);
  });

  it("are named where their UI library goes, wherever they stand", () => {
    assert.deepEqual(notices({ ui: ["vue"] }), [
      "your own shop/web/src/entries/own.tsx, shop/web/src/islands/Mine.tsx stay; without react neither the build nor the type check takes them.",
    ]);
    assert.deepEqual(notices({ ui: ["react"] }), [
      "your own shop/web/src/islands/forms/Clock.vue stays; without vue neither the build nor the type check takes it.",
    ]);
  });

  it("are named where islands go, each once", () => {
    assert.deepEqual(notices({ architecture: "hybrid" }), [
      "your own shop/web/src/islands/Chart.ts, shop/web/src/islands/Mine.tsx, shop/web/src/islands/forms/Clock.vue stay; without islands nothing loads them.",
    ]);
    assert.deepEqual(
      notices({ architecture: "hybrid", ui: [] }).map((text) => text.replace(/^.*; /, "")),
      ["without react and vue neither the build nor the type check takes them.", "without islands nothing loads it."],
    );
  });

  it("are counted where they are many", () => {
    const many = Array.from({ length: 7 }, (_, index) => `src/islands/Own${index}.vue`);
    assert.match(notices({ ui: [] }, many)[0] ?? "", /Own4\.vue and 2 more stay;/);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withAdded } from "../../../generators/add/withAdded.ts";
import type { Choices, ListName, PartialChoices } from "../../../generators/choices.ts";
import { CHOICES } from "../../support/choices.ts";

const islands = { architecture: "islands" } as const;

describe("choices with features added", () => {
  const cases: [
    what: string,
    before: Partial<Choices>,
    added: PartialChoices,
    expected: Partial<Choices>,
    bare?: ListName[],
  ][] = [
    ["another engine", {}, { bundler: "rspack" }, { bundler: "rspack" }],
    [
      "a feature beside another",
      { features: ["workers"] },
      { features: ["jinja2"] },
      { features: ["jinja2", "workers"] },
    ],
    ["the first UI library, and islands with it", {}, { ui: ["react"] }, { ...islands, ui: ["react"] }],
    ["the first without islands", {}, { ui: ["react"], architecture: "hybrid" }, { ui: ["react"] }],
    ["a second", { ...islands, ui: ["react"] }, { ui: ["vue"] }, { ...islands, ui: ["react", "vue"] }],
    ["a second where pages are hybrid on purpose", { ui: ["react"] }, { ui: ["vue"] }, { ui: ["react", "vue"] }],
    [
      "Preact in React's place",
      { ...islands, ui: ["react", "vue"] },
      { ui: ["preact"] },
      { ...islands, ui: ["preact", "vue"] },
    ],
    ["React in Preact's", { ui: ["preact"] }, { ui: ["react"] }, { ui: ["react"] }],
    ["hybrid pages, libraries stay", { ...islands, ui: ["vue"] }, { architecture: "hybrid" }, { ui: ["vue"] }],
    ["Less in Sass' place", { styles: ["scss", "tailwind"] }, { styles: ["less"] }, { styles: ["less", "tailwind"] }],
    ["plain CSS in its place", { styles: ["scss", "tailwind"] }, {}, { styles: ["tailwind"] }, ["styles"]],
    ["plain CSS, and Tailwind", { styles: ["less"] }, { styles: ["tailwind"] }, { styles: ["tailwind"] }, ["styles"]],
    ["what is there already", { ...islands, ui: ["vue"] }, { ui: ["vue"], ...islands }, { ...islands, ui: ["vue"] }],
  ];
  for (const [what, before, added, expected, bare = []] of cases) {
    it(`have ${what}`, () => {
      assert.deepEqual(withAdded({ ...CHOICES, ...before }, { changes: added, bare }), { ...CHOICES, ...expected });
    });
  }
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { describeProblem, fuzz, KINDS } from "../fuzz/fuzz.ts";

const COUNT = 150;
const python = await virtualEnvironment("edits", ["Flask", "fastapi", "jinja2", "pyramid", "pyramid_jinja2"]);
/** One run is the same every time, the other is not: what it finds, its seed brings back. */
const seeds = { "the same": 1, new: Date.now() % 1_000_000_000 };

describe("edits of random modules, which Python judges: npm run fuzz makes more of them", () => {
  for (const kind of Object.keys(KINDS)) {
    for (const [title, seed] of Object.entries(seeds)) {
      it(`leave ${kind} as it was, or with the frontend for certain: ${title} modules, seed ${seed}`, () => {
        const { problems, edited, present, refused, notExecuted } = fuzz(python, kind, COUNT, seed);
        assert.equal(problems.map((problem) => describeProblem(kind, problem)).join("\n"), "");
        assert.equal(edited + present + refused, COUNT);
        // A generator that only makes what is refused, or does not run, would find nothing.
        assert.ok(
          edited > COUNT / 20 && present > 0 && notExecuted < COUNT / 3,
          `${edited} edited, ${present} present`,
        );
      });
    }
  }
});

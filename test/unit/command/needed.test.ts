import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import type { Choices } from "../../../generators/choices.ts";
import { neededNotices, refuseNeeded } from "../../../generators/command/needed.ts";
import { refuseUnfitHere } from "../../../generators/command/unfit.ts";
import { RefusedError, UsageError } from "../../../generators/errors.ts";
import { CHOICES } from "../../support/choices.ts";
import { templatesWith } from "../../support/templates.ts";

/** React and Vue need workers, which need Tailwind; Less does not go with Sass, which Preact needs. */
const templates = (test: TestContext) =>
  templatesWith(test, {
    "ui/react": { needs: ["shared/jsx", "features/workers"] },
    "ui/vue": { needs: ["features/workers"] },
    "ui/preact": { needs: ["styles/scss"] },
    "shared/jsx": {},
    "features/workers": { needs: ["styles/tailwind"] },
    "features/jinja2": { for: { backend: ["django"] } },
    "styles/tailwind": {},
    "styles/less": { clashes: ["styles/scss"], because: "one of them is enough" },
    "styles/scss": {},
  });

const NONE: Choices = { ...CHOICES, styles: [] };

describe("what features need", () => {
  const told = (test: TestContext, before: Partial<Choices>, after: Partial<Choices>) =>
    neededNotices(templates(test), { ...NONE, ...before }, { ...NONE, ...after });

  it("comes along, and is named with what needs it", (test) => {
    assert.deepEqual(told(test, {}, { ui: ["react"] }), [
      "workers comes along: react needs it.",
      "tailwind comes along: react needs it.",
    ]);
    assert.deepEqual(told(test, {}, { ui: ["react", "vue"], styles: ["tailwind"] }), [
      "workers comes along: react and vue need it.",
    ]);
    assert.deepEqual(told(test, { ui: ["react"] }, { ui: ["react", "vue"] }), [], "it is there already");
  });

  it("goes with the last that needs it, unless it was asked for by itself", (test) => {
    assert.deepEqual(told(test, { ui: ["react", "vue"] }, { ui: ["vue"] }), []);
    assert.deepEqual(told(test, { ui: ["vue"], features: ["workers"] }, { features: ["workers"] }), [
      "workers stays, as it was asked for; without it: npm init webpack-frontend remove workers",
    ]);
    assert.deepEqual(told(test, { ui: ["vue"] }, {}), [
      "workers goes too: it came along with vue.",
      "tailwind goes too: it came along with vue.",
    ]);
  });

  it("can be asked for by itself later", (test) => {
    assert.deepEqual(told(test, { ui: ["vue"] }, { ui: ["vue"], features: ["workers"] }), [
      "workers came along with vue; from now on it stays without that.",
    ]);
  });

  it("cannot be taken out alone, and the refusal says what to type", (test) => {
    const refuse = (before: Partial<Choices>, after: Partial<Choices>) => () => {
      refuseNeeded(templates(test), { ...NONE, ...before }, { ...NONE, ...after }, ["workers"], "web");
    };
    const both: Partial<Choices> = { ui: ["react", "vue"] };
    assert.throws(
      refuse({ ...both, features: ["workers"] }, both),
      new RefusedError(
        "web/ cannot do without workers: react and vue need it; nothing was written.",
        "Take them out together: npm init webpack-frontend remove workers react vue",
      ),
    );
    assert.throws(
      refuse({ ui: ["vue"] }, { ui: ["vue"] }),
      new RefusedError(
        "web/ cannot do without workers: vue needs it; nothing was written.",
        "workers goes with vue: npm init webpack-frontend remove vue",
      ),
    );
    assert.doesNotThrow(refuse({ ...both, features: ["workers"] }, {}));
  });
});

describe("choices that exclude each other in a folder", () => {
  const refuse = (test: TestContext, before: Partial<Choices>, after: Partial<Choices>) => () => {
    refuseUnfitHere(templates(test), { ...NONE, ...before }, { ...NONE, ...after });
  };

  it("are refused also through what they need, with the command that takes out what is there", (test) => {
    assert.throws(
      refuse(test, { styles: ["less"] }, { styles: ["less"], ui: ["preact"] }),
      new UsageError(
        "preact needs scss, and less and scss exclude each other: one of them is enough.",
        "Take less out first: npm init webpack-frontend remove less",
      ),
    );
    assert.throws(
      refuse(test, { ui: ["preact"] }, { styles: ["less"], ui: ["preact"] }),
      (error) => error instanceof UsageError && error.fix.endsWith(" remove preact"),
    );
  });

  it("are refused without a command where none is there, or it is the backend", (test) => {
    const fix = (before: Partial<Choices>, after: Partial<Choices>, expected: string) => {
      assert.throws(refuse(test, before, after), (error) => error instanceof UsageError && error.fix === expected);
    };
    const both: Partial<Choices> = { styles: ["less"], ui: ["preact"] };
    fix({}, both, "Choose another --styles than less, or leave preact out.");
    fix({ backend: "flask" }, { backend: "flask", features: ["jinja2"] }, "Leave jinja2 out.");
    assert.doesNotThrow(refuse(test, {}, { ui: ["preact", "react"] }));
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Choices, PartialChoices } from "../../../generators/choices.ts";
import { RefusedError, UsageError } from "../../../generators/errors.ts";
import { withoutRemoved } from "../../../generators/remove/withoutRemoved.ts";
import { CHOICES } from "../../support/choices.ts";

const full: Choices = {
  ...CHOICES,
  architecture: "islands",
  ui: ["react", "vue"],
  bundler: "rspack",
  features: ["jinja2", "workers"],
};
const project = { features: [], evidence: [] };

const remove = (removed: PartialChoices, before = full) =>
  withoutRemoved(before, { changes: removed, bare: [] }, project, "web");

describe("choices with features removed", () => {
  it("have the rest of a list, and the default of all others", () => {
    assert.deepEqual(remove({ ui: ["react"] }), { ...full, ui: ["vue"] });
    assert.deepEqual(remove({ ui: ["react", "vue"] }), { ...full, ui: [] });
    assert.deepEqual(remove({ architecture: "islands" }), { ...full, architecture: "hybrid" });
    assert.deepEqual(remove({ bundler: "rspack", features: ["workers"] }), {
      ...full,
      bundler: "webpack",
      features: ["jinja2"],
    });
  });

  it("are refused where one is not there, with what is", () => {
    for (const [removed, names] of [
      [{ ui: ["preact"] }, "preact"],
      [{ ui: ["preact", "vue"], transpiler: "swc" }, "preact and no swc"],
    ] as const) {
      assert.throws(
        () => remove(removed),
        new RefusedError(
          `web/ has no ${names}; nothing was written.`,
          "What can be removed: islands, react, vue, scss, rspack, jinja2, workers",
        ),
      );
    }
    assert.throws(
      () => remove({ ui: ["react"] }, { ...CHOICES, styles: [] }),
      new RefusedError("web/ has no react; nothing was written.", "There is nothing to remove."),
    );
  });

  it("are refused for a default, which nothing could stand in for", () => {
    for (const before of [full, CHOICES]) {
      assert.throws(
        () => remove({ architecture: "hybrid" }, before),
        (error) =>
          error instanceof UsageError &&
          error.message === "hybrid cannot be removed: something has to be the architecture.",
      );
    }
  });

  it("are refused for what is there without others", () => {
    assert.throws(
      () => withoutRemoved(full, { changes: {}, bare: ["styles"] }, project, "web"),
      (error) =>
        error instanceof UsageError &&
        error.message === "css cannot be removed: it is what is there without scss and less.",
    );
  });

  it("are refused where the project asks for one, with the place", () => {
    const evidence = ["django: manage.py", "jinja2: django.template.backends.jinja2.Jinja2 in mysite/settings.py:58"];
    assert.throws(
      () =>
        withoutRemoved(
          full,
          { changes: { features: ["jinja2"] }, bare: [] },
          { features: ["jinja2"], evidence },
          "web",
        ),
      new RefusedError(
        "web/ cannot do without jinja2, which your project asks for: django.template.backends.jinja2.Jinja2 in mysite/settings.py:58; nothing was written.",
        "Take that out of the project first, then run the command again.",
      ),
    );
    assert.deepEqual(
      withoutRemoved(full, { changes: { features: ["workers"] }, bare: [] }, { features: ["jinja2"], evidence }, "web")
        .features,
      ["jinja2"],
    );
  });
});

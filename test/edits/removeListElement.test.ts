import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addListElement } from "../../generators/project/edits/addListElement.ts";
import { removeListElement } from "../../generators/project/edits/removeListElement.ts";
import { casesOf } from "./cases.ts";

const wanted = { name: "MIDDLEWARE", element: "frontend.middleware.render_islands" };

/** The shapes of settings that are known, with another list in them. */
const inputs = casesOf("addInstalledApp").map(({ name, input }) => ({
  name,
  input: input.replaceAll("INSTALLED_APPS", "MIDDLEWARE"),
}));

describe("an element that was added to a list and is taken out again", () => {
  for (const { name, input } of inputs) {
    const added = addListElement(input, wanted);
    if (added.status !== "edited") continue;
    // In two classes it is there twice: which of them was meant, only a person knows.
    const isTwice = added.source.split(wanted.element).length > 2;
    it(`leaves ${isTwice ? "both" : "the file as it was"}: ${name}`, () => {
      assert.equal(removeListElement(added.source, wanted), isTwice ? undefined : input);
    });
  }
});

describe("an element that others have come behind", () => {
  const others: Record<string, [string, string]> = {
    "on lines": [`\n    "a",\n    "${wanted.element}",\n    "b",\n`, `\n    "a",\n    "b",\n`],
    "in a line": [`"a", "${wanted.element}", "b"`, `"a", "b"`],
    "as the first": [`"${wanted.element}", "b"`, `"b"`],
  };
  for (const [name, [before, after]] of Object.entries(others)) {
    it(`goes alone: ${name}`, () => {
      const removed = removeListElement(`MIDDLEWARE = [${before}]\n`, wanted);
      assert.equal(removed?.replace("[ ", "["), `MIDDLEWARE = [${after}]\n`);
    });
  }

  it("is none where it is not there", () => {
    const text = `MIDDLEWARE = ["a"]\n`;
    assert.equal(removeListElement(text, wanted), text);
  });
});

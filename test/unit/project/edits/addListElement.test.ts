import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addInstalledApp } from "../../../../generators/project/edits/addInstalledApp.ts";
import { addListElement } from "../../../../generators/project/edits/addListElement.ts";
import { guarded, Refusal, verified } from "../../../../generators/project/edits/edit.ts";

describe("addListElement", () => {
  it("adds to any setting", () => {
    const result = addListElement('MIDDLEWARE = ["a.A"]\nINSTALLED_APPS = []\n', {
      name: "MIDDLEWARE",
      element: "b.B",
    });
    assert.deepEqual(result, {
      status: "edited",
      source: 'MIDDLEWARE = ["a.A", "b.B"]\nINSTALLED_APPS = []\n',
      line: 1,
    });
  });

  it("knows an app inside a package by its whole path", () => {
    const source = 'INSTALLED_APPS = [\n    "frontend",\n]\n';
    assert.deepEqual(addInstalledApp(source, "mysite.frontend"), {
      status: "edited",
      source: 'INSTALLED_APPS = [\n    "frontend",\n    "mysite.frontend",\n]\n',
      line: 3,
    });
    for (const spelled of ["mysite.frontend", "mysite.frontend.apps.FrontendConfig"]) {
      assert.deepEqual(addInstalledApp(`INSTALLED_APPS = ["${spelled}"]\n`, "mysite.frontend"), {
        status: "present",
        line: 1,
      });
    }
  });
});

describe("an edit", () => {
  const refused = (edit: () => ReturnType<typeof verified>) => guarded("A = [1]\n", () => "A = [1, 2]", edit);

  it("is refused when its result is worse Python than the file was", () => {
    const result = refused(() => verified("A = [1]\n", [{ at: 6, text: ", (" }], () => 0));
    assert.deepEqual(result, {
      status: "refused",
      reason: "the result of the edit could not be read back",
      snippet: "A = [1, 2]",
      line: 1,
    });
  });

  it("is refused when a second look does not find it done", () => {
    const result = refused(() => verified("A = [1]\n", [{ at: 6, text: ", 2" }], () => undefined));
    assert.equal(result.status, "refused");
  });

  it("does not hide an error that is no refusal", () => {
    assert.throws(() => refused(() => assert.fail("a bug")), /a bug/);
    assert.ok(new Refusal("reason", 0) instanceof Error);
  });
});

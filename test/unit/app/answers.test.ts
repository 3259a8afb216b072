import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { readAnswers } from "../../../generators/app/answers.ts";
import { UsageError } from "../../../generators/errors.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function answers(test: TestContext, contents: string) {
  const file = join(temporaryFolder(test), "answers.json");
  writeFileSync(file, contents);
  return readAnswers(file);
}

describe("an answers file", () => {
  it("holds choices, or the document that --json printed", (test) => {
    assert.deepEqual(answers(test, '{"bundler": "rspack"}'), { bundler: "rspack" });
    assert.deepEqual(
      answers(test, '{"version": "1", "choices": {"backend": "django", "directory": "web"}, "plan": []}'),
      { backend: "django", directory: "web" },
    );
  });

  it("holds features as a list", (test) => {
    assert.deepEqual(answers(test, '{"features": ["workers", "jinja2"]}'), { features: ["jinja2", "workers"] });
    assert.deepEqual(answers(test, '{"features": []}'), { features: [] });
    assert.deepEqual(answers(test, '{"ui": ["vue", "react"]}'), { ui: ["react", "vue"] });
  });

  it("may have one word for a list, as before those were lists", (test) => {
    assert.deepEqual(answers(test, '{"ui": "none", "styles": "css"}'), { ui: [], styles: [] });
    assert.deepEqual(answers(test, '{"ui": "react", "styles": "scss"}'), { ui: ["react"], styles: ["scss"] });
  });

  const wrong: [contents: string, message: RegExp][] = [
    ["{", /is not JSON/],
    ["[]", /holds no choices/],
    ['{"style": "css"}', /names an unknown choice "style"/],
    ['{"styles": "sass"}', /gives styles the unknown value "sass"/],
    ['{"directory": 1}', /gives directory the unknown value 1/],
    ['{"features": ["islands"]}', /gives features the unknown value \["islands"\]/],
    ['{"ui": ["svelte"]}', /gives ui the unknown value \["svelte"\]/],
    ['{"ui": ["react", "preact"]}', /gives ui the unknown value \["react","preact"\]/],
    ['{"toString": "x"}', /names an unknown choice "toString"/],
    ['{"backend": "rails"}', /gives backend the unknown value "rails"/],
  ];
  for (const [contents, message] of wrong) {
    it(`is refused when it is ${contents}`, (test) => {
      assert.throws(
        () => answers(test, contents),
        (error) => error instanceof UsageError && message.test(error.message) && error.fix !== "",
      );
    });
  }

  it("is refused when it is not there", (test) => {
    assert.throws(
      () => readAnswers(join(temporaryFolder(test), "none.json")),
      (error) => error instanceof UsageError && error.message.includes("ENOENT"),
    );
  });
});

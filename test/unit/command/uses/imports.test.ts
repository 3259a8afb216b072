import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { filesMeant, importsOf, packageOf } from "../../../../generators/command/uses/imports.ts";

describe("the imports of a source", () => {
  it("are all that name another module, with their lines", () => {
    const text = `import "./a.css"; // import "no"
/* import "neither"; */
import {
  b,
} from "b/deep";
export * from '../c';
const d = await import(/* webpackChunkName: "d" */ "d");
const e = require("e");
const f = new URL("./f.svg", import.meta.url);
const url = "https://example.com/from";
`;
    assert.deepEqual(
      importsOf(text).map(({ specifier, line }) => `${line} ${specifier}`),
      ["1 ./a.css", "5 b/deep", "6 ../c", "7 d", "8 e", "9 ./f.svg"],
    );
  });

  it("are those of style sheets, too", () => {
    const text = `@use "bootstrap/scss/bootstrap" with (
  $primary: red
);
@import (reference) "mixins.less";
@import url("reset.css");
@plugin "@tailwindcss/typography";
.a { background: url("a.png"); }
`;
    assert.deepEqual(
      importsOf(text).map(({ specifier, line }) => `${line} ${specifier}`),
      ["1 bootstrap/scss/bootstrap", "4 mixins.less", "5 reset.css", "6 @tailwindcss/typography"],
    );
  });

  it("are of packages, where they are of no file", () => {
    const packages = [
      "htmx.org",
      "htmx.org/dist/ext",
      "@popperjs/core/lib",
      "~bootstrap/scss",
      "./a",
      "../a",
      "@/a",
      "/a",
    ];
    assert.deepEqual(packages.map(packageOf), [
      "htmx.org",
      "htmx.org",
      "@popperjs/core",
      "bootstrap",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("may mean files without their endings, partials of Sass, and src/ by @", () => {
    const means = (specifier: string, file: string) => filesMeant("src/entries/app.ts", specifier).includes(file);
    assert.ok(means("../lib/csrf", "src/lib/csrf.ts"));
    assert.ok(means("../lib/csrf.js", "src/lib/csrf.ts"));
    assert.ok(means("@/lib/csrf", "src/lib/csrf.ts"));
    assert.ok(means("./x", "src/entries/x/index.tsx"));
    assert.ok(means("../styles/tokens", "src/styles/_tokens.scss"));
    assert.ok(means("../images/a.svg?raw", "src/images/a.svg"));
    assert.ok(!means("../lib/csrf", "src/lib/csrf2.ts"));
    assert.deepEqual(filesMeant("src/entries/app.ts", "@hotwired/turbo"), []);
  });
});

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { noticeOf } from "../../../scripts/licences.mjs";
import { temporaryFolder } from "../../support/temporary.ts";

const MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy.";

/** The notice of a package with these fields and files. */
function notice(test: TestContext, manifest: object, files: Record<string, string> = {}): string {
  const folder = temporaryFolder(test);
  const own = { "package.json": JSON.stringify({ name: "odd", version: "1.2.3", ...manifest }), ...files };
  for (const [name, text] of Object.entries(own)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "licenses"));
  return noticeOf(folder);
}

describe("the notice of a bundled package", () => {
  const forms: [string, object, string][] = [
    ["an expression", { license: "(MIT OR CC0-1.0)" }, "(MIT OR CC0-1.0)"],
    ["an object", { license: { type: "MIT", url: "https://example.com" } }, "MIT"],
    ["a list of objects", { licenses: [{ type: "MIT" }, { type: "Apache-2.0" }] }, "MIT OR Apache-2.0"],
    ["a list of words", { license: ["MIT", "BSD"] }, "MIT OR BSD"],
    ["nothing", {}, "MIT"],
    ["an empty word", { license: "" }, "MIT"],
    ["an object that says nothing", { license: { url: "https://example.com" } }, "MIT"],
  ];
  for (const [name, manifest, licence] of forms) {
    it(`names the licence that package.json has as ${name}`, (test) => {
      assert.equal(notice(test, manifest, { LICENSE: `${MIT}\n` }), `## odd 1.2.3 (${licence})\n\n${MIT}\n`);
    });
  }

  it("has the text of a file of any usual name, or of the readme", (test) => {
    for (const file of ["licence.md", "MIT-LICENSE.txt", "COPYING", "LICENSE-MIT"])
      assert.match(notice(test, { license: "MIT" }, { [file]: "The text." }), /\(MIT\)\n\nThe text\.\n$/);
    const readme = `# odd\n\nHello.\n\n## License\n\n${MIT}\n\n## More\n`;
    assert.equal(notice(test, {}, { "README.md": readme }), `## odd 1.2.3 (MIT)\n\n${MIT}\n`);
  });

  it("has the standard text where the package has only the licence's name", (test) => {
    const text = notice(
      test,
      { license: "MIT", author: "Ada <ada@example.com>" },
      { "README.md": "## License\n\nMIT\n" },
    );
    assert.match(text, /Copyright \(c\) Ada\n\nPermission is hereby granted/);
    assert.match(notice(test, { license: "MIT" }), /Copyright \(c\) the authors of odd\n/);
  });

  it("stops the build where there is no text", (test) => {
    assert.throws(() => notice(test, { license: "Beerware" }), /odd 1\.2\.3 \(Beerware\) has no licence text/);
    assert.throws(() => notice(test, {}), /odd 1\.2\.3 \(no licence\) has no licence text/);
  });
});

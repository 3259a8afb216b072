import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { variant } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

describe("one mistake", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "scss");
  });

  /** What the backend will show, after making sure that the terminal has told of as many. */
  const build = async (): Promise<string[]> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 1, text);
    const { errors } = (await folder.json(".webpack/build.json")) as { errors: string[] };
    assert.equal(text.match(/^ERROR in/gm)?.length, errors.length, text);
    return errors;
  };
  /** Builds while the file has the mistake, twice: the cache remembers mistakes too. */
  const buildWith = async (file: string, from: string, to: string): Promise<string[]> => {
    await folder.edit(file, from, to);
    const errors = await build();
    assert.deepEqual(await build(), errors);
    await folder.edit(file, to, from);
    return errors;
  };

  it("in Sass is one message, under the file's own name", async () => {
    const errors = await buildWith("src/styles/_page.scss", "max-width: 68rem", "max-width: $nowhere");
    assert.equal(errors.length, 1, errors.join("\n\n"));
    assert.match(errors[0] ?? "", /^\.\/src\/styles\/app\.scss\n/);
    assert.match(errors[0] ?? "", /Undefined variable[^]*src\/styles\/_page\.scss \d+:\d+/);
  });

  it("in CSS is one message, and so is an image that is not there", async () => {
    const lazy = "src/components/page-weight.css";
    const broken = await buildWith(lazy, "display: grid;", "display: grid; } }");
    assert.equal(broken.length, 1, broken.join("\n\n"));
    assert.match(broken[0] ?? "", /^\.\/src\/components\/page-weight\.css\n[^]*Unexpected }/);

    const absent = await buildWith(lazy, "display: grid;", 'background: url("./nowhere.png");');
    assert.equal(absent.length, 1, absent.join("\n\n"));
    assert.match(absent[0] ?? "", /^\.\/src\/components\/page-weight\.css\n[^]*Can't resolve '\.\/nowhere\.png'/);
  });

  it("in TypeScript is one message, with its line", async () => {
    const errors = await buildWith("src/components/counter.ts", "function readCount", "function function readCount");
    assert.equal(errors.length, 1, errors.join("\n\n"));
    const file = "./src/components/counter.ts";
    assert.equal(errors[0]?.slice(0, file.length), file);
    assert.match(errors[0].slice(file.length), variant.syntaxError);
  });

  it("does not hide another", async () => {
    await folder.edit("src/styles/_page.scss", "max-width: 68rem", "max-width: $nowhere");
    await folder.edit("src/components/counter.ts", "String(readCount(element))", "readCount(element)");
    await folder.write("src/entries/one.ts", 'import "./nowhere";\n');
    await folder.write("src/entries/two.ts", 'import "./nowhere";\n');
    await folder.write("src/entries/plain.js", "const = 1;\n");
    const errors = (await build()).join("\n\n");
    for (const mistake of [
      /\$nowhere/,
      /TS2322/,
      /entries\/one\.ts \d/,
      /entries\/two\.ts \d/,
      /plain\.js( \d|[^]* 1 [|│])/,
    ]) {
      assert.match(errors, mistake);
    }
  });
});

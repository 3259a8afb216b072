import assert from "node:assert/strict";
import { cp, readdir, realpath, rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { variant } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

describe("one mistake", () => {
  const scope = suiteScope();
  let folder: Folder;
  let printed: string;
  before(async () => {
    folder = await makeFolder(scope, "scss");
  });

  /** What the backend will show, after making sure that the terminal has told of as many. */
  const build = async (): Promise<string[]> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 1, text);
    printed = text;
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

  /** Its only message, and the terminal's: the place, what is wrong, and the lines around it. */
  const only = async (file: string, from: string, to: string, ...lines: string[]): Promise<void> => {
    const errors = await buildWith(file, from, to);
    assert.deepEqual(errors, [lines.join("\n")]);
    assert.ok(printed.includes(`ERROR in ${lines.join("\n")}\n`), printed);
    assert.doesNotMatch(printed, /loader|node_modules|\n +at |[Ss]tack/);
  };

  it("in Sass is one message, in the file that has it, with its line", async () => {
    await only(
      "src/styles/_swatches.scss",
      "height: 3.5rem",
      "height: $nowhere",
      "src/styles/_swatches.scss:14:13",
      "Undefined variable.",
      "",
      "  12 |     grid-template-columns: repeat($count, 1fr);",
      "  13 |     width: 100%;",
      "> 14 |     height: $nowhere;",
      "     |             ^",
      "  15 |     overflow: hidden;",
      "  16 |     border-radius: calc(var(--radius) * 0.6);",
    );
  });

  it("in Sass has its place where the compiler lies in the folder itself, which tells paths from there", async () => {
    const packages = await readdir(folder.path("node_modules"));
    for (const name of packages.filter((one) => one.startsWith("sass-embedded"))) {
      const real = await realpath(folder.path("node_modules", name));
      await rm(folder.path("node_modules", name), { recursive: true });
      await cp(real, folder.path("node_modules", name), { recursive: true });
    }
    const [error = ""] = await buildWith("src/styles/_swatches.scss", "height: 3.5rem", "height: $nowhere");
    assert.match(
      error,
      /^src\/styles\/_swatches\.scss:14:13\nUndefined variable\.\n\n[^]*> 14 \| {5}height: \$nowhere;/,
    );
  });

  it("in a comment is none: a place is that of the import", async () => {
    const file = "src/components/counter.ts";
    const text = await folder.read(file);
    await folder.write(file, `// see './gone' for why\nimport './gone';\n${text}`);
    const [error = ""] = await build();
    await folder.write(file, text);
    assert.match(error, /^src\/components\/counter\.ts:2:8\nCan't resolve '\.\/gone'/);
  });

  it("of a loader's is told in all its words", async () => {
    const lines = ["Cannot load:", "  x must be a number", "  y too"];
    await folder.write(
      "refuses.cjs",
      `module.exports = () => { throw new Error(${JSON.stringify(lines.join("\n"))}); };\n`,
    );
    await folder.write(
      "webpack/refuses.mjs",
      "export default ({ root }) => ({ module: { rules: [{ test: /counter\\.ts$/, loader: `${root}/refuses.cjs` }] } });\n",
    );
    const [error = ""] = await build();
    await rm(folder.path("webpack/refuses.mjs"));
    for (const line of lines) assert.ok(error.includes(line), error);
  });

  it("in CSS is one message with its line, and so is an image that is not there", async () => {
    const lazy = "src/components/page-weight.css";
    const around = ["  3 |   gap: 0.5rem;", "  4 |   margin: 0;"];
    await only(
      lazy,
      "display: grid;",
      "display: grid; } }",
      `${lazy}:2:20`,
      "Unexpected }",
      "",
      "  1 | .page-weight {",
      "> 2 |   display: grid; } }",
      "    |                    ^",
      ...around,
    );
    await only(
      lazy,
      "display: grid;",
      'background: url("./nowhere.png");',
      `${lazy}:2:22`,
      "Can't resolve './nowhere.png'",
      "",
      "  1 | .page-weight {",
      '> 2 |   background: url("./nowhere.png");',
      "    |                      ^",
      ...around,
    );
  });

  it("in TypeScript is one message, with its line", async () => {
    await only(
      "src/components/counter.ts",
      "function readCount",
      "function function readCount",
      "src/components/counter.ts:29:10",
      variant.syntaxError,
      "",
      "  27 | }",
      "  28 |",
      "> 29 | function function readCount(element: HTMLElement): number {",
      "     |          ^",
      "  30 |   const count = Number(element.dataset.count);",
      "  31 |   return Number.isInteger(count) ? count : 0;",
    );
  });

  it("in an import is one message, with the line that it has in the source", async () => {
    await only(
      "src/components/counter.ts",
      "export function mountCounter",
      'interface Step {\n  name: string;\n}\nexport type { Step };\nimport "./nowhere";\nexport function mountCounter',
      "src/components/counter.ts:9:8",
      "Can't resolve './nowhere'",
      "",
      "   7 | }",
      "   8 | export type { Step };",
      '>  9 | import "./nowhere";',
      "     |        ^",
      "  10 | export function mountCounter(element: HTMLElement): void {",
      '  11 |   const value = document.createElement("output");',
    );
  });

  it("of a type is one message, with its line", async () => {
    await only(
      "src/components/counter.ts",
      "String(readCount(element));",
      "readCount(element);",
      "src/components/counter.ts:8:5",
      "TS2322: Type 'number' is not assignable to type 'string'.",
      "",
      '   6 |   const value = document.createElement("output");',
      "   7 |   const show = (): void => {",
      ">  8 |     value.textContent = readCount(element);",
      "     |     ^",
      "   9 |   };",
      "  10 |   const step = (label: string, name: string, change: number): HTMLButtonElement => {",
    );
  });

  it("does not hide another", async () => {
    await folder.edit("src/styles/_swatches.scss", "height: 3.5rem", "height: $nowhere");
    await folder.edit("src/components/counter.ts", "String(readCount(element))", "readCount(element)");
    await folder.write("src/entries/one.ts", 'import "./nowhere";\n');
    await folder.write("src/entries/two.ts", 'import "./nowhere";\n');
    await folder.write("src/entries/plain.js", "const = 1;\n");
    const errors = (await build()).join("\n\n");
    for (const mistake of [
      /\$nowhere/,
      /TS2322/,
      /entries\/one\.ts:1:8\n/,
      /entries\/two\.ts:1:8\n/,
      /entries\/plain\.js:1:7\n/,
    ]) {
      assert.match(errors, mistake);
    }
  });

  it("has its place in the source, whatever tool finds it", async () => {
    await folder.write("src/entries/tabs.ts", "if (document) {\n\t\tconst a = ;\n}\n");
    await folder.write(
      "src/entries/names.ts",
      'import { type Resource, nothing } from "../components/page-weight";\n\nexport const all = [nothing as Resource];\n',
    );
    await folder.write(
      "src/entries/others.ts",
      'import "../styles/mixed.scss";\nimport "../styles/imports.css";\nimport data from "../data.json";\n\nconsole.log(data);\n',
    );
    await folder.write("src/styles/mixed.scss", '@use "old/sizes";\n\nbody {\n  @include sizes.set("a");\n}\n');
    await folder.write("node_modules/old/_sizes.scss", '@mixin set($size) {\n  @error "not a size: #{$size}";\n}\n');
    await folder.write("src/styles/imports.css", '@import "./absent.css";\n');
    await folder.write("src/data.json", '{\n  "a": 1,\n}\n');
    await build();
    for (const place of [
      "src/entries/tabs.ts:2:13",
      "src/entries/names.ts:1:25",
      "src/styles/mixed.scss:4:3",
      "src/styles/imports.css:1:12",
      "src/data.json:3:1",
    ]) {
      assert.match(printed, new RegExp(`^(?:ERROR|WARNING) in ${place}\n`, "m"));
    }
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { merge } from "../../../generators/plan/merge.ts";

function merged(base: string, theirs: string, ours: string, path = "frontend/README.md"): string {
  const result = merge(path, { base: Buffer.from(base), theirs: Buffer.from(theirs), ours: Buffer.from(ours) });
  return "merged" in result ? result.merged.toString() : `clash: ${result.clash}`;
}

const lines = (...words: string[]) => words.map((word) => `${word}\n`).join("");
const base = lines("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");

describe("text", () => {
  it("has both changes where they are apart, and ours alone can be taken out again", () => {
    const ours = base.replace("b\n", "B\n");
    const theirs = base.replace("k\n", "K\n") + "theirs\n";
    const both = merged(base, theirs, ours);
    assert.equal(both, theirs.replace("b\n", "B\n"));
    assert.equal(merged(ours, both, base), theirs);
  });

  it("finds the place of our change behind lines that the user has added", () => {
    assert.equal(merged(base, `x\ny\n${base}`, base.replace("k\n", "K\n")), `x\ny\n${base.replace("k\n", "K\n")}`);
  });

  it("is not merged where both change the same lines, or lines side by side", () => {
    for (const theirs of [base.replace("b\n", "x\n"), base.replace("c\n", "x\n"), base.replace("b\n", "")]) {
      assert.equal(merged(base, theirs, base.replace("b\n", "B\n")), "clash: we change the same lines");
    }
  });

  it("keeps the line ends of an editor on Windows", () => {
    const windows = `${base}theirs\n`.replaceAll("\n", "\r\n");
    assert.equal(merged(base, windows, base.replace("b\n", "B\n")), windows.replace("b\r\n", "B\r\n"));
  });

  it("keeps the end of a file without a line end", () => {
    assert.equal(merged(base, `${base}theirs`, base.replace("b\n", "B\n")), `${base.replace("b\n", "B\n")}theirs`);
  });

  it("is not merged where it is not text", () => {
    const bytes = Buffer.from([0x89, 0x50, 0xff]);
    assert.deepEqual(merge("logo.png", { base: bytes, theirs: bytes, ours: Buffer.from("a") }), {
      clash: "it is not text",
    });
  });
});

describe("the imports of a script", () => {
  const imports = (...names: string[]) => lines(...names.map((name) => `import "${name}";`));
  const [code, path] = [lines("", "start();"), "frontend/src/entries/app.ts"];
  const [without, with_] = [imports("./a", "./b.css") + code, imports("./a", "./b.css", "./htmx") + code];
  const thereAndBack = (theirs: string) => {
    const there = merged(without, theirs, with_, path);
    assert.equal(merged(with_, there, without, path), theirs, "and back");
    return there;
  };

  it("take one of ours wherever the user has moved those that it stood beside, there and back", () => {
    const own = lines(
      "// Mine.",
      'import "./b.css"; // last',
      'import { x } from "./x";',
      "x();",
      'import "./a";',
      "go();",
    );
    assert.equal(thereAndBack(own), own.replace('import "./a";\n', imports("./a", "./htmx")));
    assert.equal(thereAndBack(imports("./b.css", "./mine")), imports("./b.css", "./htmx", "./mine"));
    assert.equal(thereAndBack(imports("./mine") + code), imports("./mine", "./htmx") + code);
    const windows = imports("./b.css", "./mine").replaceAll("\n", "\r\n");
    assert.equal(thereAndBack(windows), imports("./b.css", "./htmx", "./mine").replaceAll("\n", "\r\n"));
  });

  it("are written as the user writes them", () => {
    const own = `import './a'\nimport './b.css'\nimport './mine'\n${code}`;
    assert.equal(thereAndBack(own), own.replace("'./b.css'\n", "'./b.css'\nimport './htmx'\n"));
    const less = imports("./a", "./b.less") + code;
    assert.equal(merged(without, own, less, path), own.replace("b.css", "b.less"));
  });

  it("keep the order of ours, which is that of style sheets", () => {
    const ours = imports("./a", "./bootstrap.scss", "./b.css") + code;
    assert.equal(
      merged(without, imports("./mine", "./b.css", "./last"), ours, path),
      imports("./mine", "./bootstrap.scss", "./b.css", "./last"),
    );
  });

  it("take none twice, and leave the user's own of the same module alone", () => {
    const own = `import { config } from "./htmx";\n${imports("./b.css", "./mine")}`;
    assert.equal(merged(without, own, with_, path), own);
    assert.equal(merged(with_, own, without, path), own);
  });

  it("are not merged where there is none left, with the line to add", () => {
    assert.equal(
      merged(without, "go();\n", with_, path),
      'clash: it has no imports to put ours beside; add import "./htmx";',
    );
    assert.equal(merged(with_, "go();\n", without, path), "go();\n", "nothing of it is left to take out");
  });

  it("are not merged where we replace one that the user has taken out, or change more", () => {
    const clash = "clash: we change the same lines";
    assert.equal(merged(without, imports("./a", "./mine") + code, imports("./a", "./b.less") + code, path), clash);
    const more = with_.replace("start()", "start(1)");
    assert.equal(merged(without, imports("./b.css", "./mine"), more, path), clash);
  });
});

describe("package.json", () => {
  const print = (value: object, indentation: number | string = 2) => `${JSON.stringify(value, null, indentation)}\n`;
  const mergedPackage = (was: object, theirs: string, will: object) =>
    merged(print(was), theirs, print(will), "frontend/package.json");

  const webpack = {
    name: "shop-frontend",
    scripts: { start: "node start.mjs", dev: "webpack serve", test: "vitest run" },
    devDependencies: { "ts-loader": "~9.6.2", typescript: "~6.0.0", webpack: "~5.112.2" },
    allowScripts: { "@swc/core": false },
  };
  const rspack = {
    name: "shop-frontend",
    scripts: { start: "node start.mjs", dev: "rspack serve", test: "vitest run" },
    devDependencies: { "@rspack/core": "~2.3.2", typescript: "~6.0.0" },
  };

  it("keeps the user's keys where they are, and takes ours over, there and back", () => {
    const theirs = {
      ...webpack,
      scripts: { story: "storybook", ...webpack.scripts },
      devDependencies: { lit: "^3.3.1", ...webpack.devDependencies, zod: "^4.0.0" },
      license: "MIT",
    };
    const there = mergedPackage(webpack, print(theirs), rspack);
    assert.equal(
      there,
      print({
        name: "shop-frontend",
        scripts: { story: "storybook", ...rspack.scripts },
        devDependencies: { "@rspack/core": "~2.3.2", lit: "^3.3.1", typescript: "~6.0.0", zod: "^4.0.0" },
        license: "MIT",
      }),
    );
    assert.equal(mergedPackage(rspack, there, webpack), print(theirs));
  });

  it("puts a new key behind the one before it in ours where the user's order is no alphabet", () => {
    const [was, will] = [{ scripts: { start: "s", dev: "d" } }, { scripts: { start: "s", watch: "w", dev: "d" } }];
    const theirs = { scripts: { start: "s", lint: "l", dev: "d" } };
    assert.equal(
      mergedPackage(was, print(theirs), will),
      print({ scripts: { start: "s", watch: "w", lint: "l", dev: "d" } }),
    );
  });

  it("keeps the user's indentation and line ends", () => {
    for (const indentation of [4, "\t"]) {
      const dress = (value: object) => print(value, indentation).replaceAll("\n", "\r\n").trimEnd();
      assert.equal(
        mergedPackage(webpack, dress({ ...webpack, license: "MIT" }), rspack),
        dress({ ...rspack, license: "MIT" }),
      );
    }
  });

  it("keeps what the user has in a group that we do not have any more", () => {
    const theirs = { ...webpack, allowScripts: { "@swc/core": false, esbuild: true } };
    assert.equal(mergedPackage(webpack, print(theirs), rspack), print({ ...rspack, allowScripts: { esbuild: true } }));
  });

  it("takes a group out that is left empty", () => {
    const was = { name: "shop", allowScripts: { "@swc/core": false, esbuild: false } };
    const theirs = { name: "shop", allowScripts: { "@swc/core": false } };
    assert.equal(mergedPackage(was, print(theirs), { name: "shop" }), print({ name: "shop" }));
  });

  it("takes an unused package out though its version was raised", () => {
    const theirs = { ...webpack, devDependencies: { ...webpack.devDependencies, webpack: "~5.113.0" } };
    assert.equal(mergedPackage(webpack, print(theirs), rspack), print(rspack));
    const [base, ours] = [print(webpack), print(rspack)].map((text) => Buffer.from(text));
    assert.ok(base && ours);
    const result = merge("package.json", { base, theirs: Buffer.from(print(theirs)), ours });
    assert.equal("note" in result && result.note, "webpack ~5.113.0 is not used any more");
  });

  it("takes a package that the user has in the other group for the same one", () => {
    const theirs = { ...webpack, devDependencies: { jquery: "^3.7.1", ...webpack.devDependencies } };
    const more = (version: string) => ({ ...webpack, dependencies: { jquery: version } });
    assert.equal(mergedPackage(webpack, print(theirs), more("^3.7.1")), print(theirs));
    const [base, ours] = [print(webpack), print(more("^4.0.0"))].map((text) => Buffer.from(text));
    assert.ok(base && ours);
    const result = merge("package.json", { base, theirs: Buffer.from(print(theirs)), ours });
    assert.equal("clash" in result && result.clash, 'we change devDependencies.jquery ("^4.0.0") too');
    assert.equal(mergedPackage(more("^4.0.0"), print(theirs), webpack), print(theirs), "and theirs stays");
  });

  it("may begin with a byte order mark", () => {
    const mark = "\uFEFF";
    assert.equal(
      mergedPackage(webpack, mark + print({ ...webpack, license: "MIT" }), rspack),
      mark + print({ ...rspack, license: "MIT" }),
    );
  });

  it("is not merged where both change a value, and names each", () => {
    const theirs = {
      ...webpack,
      scripts: { ...webpack.scripts, dev: "webpack serve --open" },
      devDependencies: { ...webpack.devDependencies, "@rspack/core": "latest" },
    };
    assert.equal(
      mergedPackage(webpack, print(theirs), rspack),
      'clash: we change scripts.dev ("rspack serve"), devDependencies.@rspack/core ("~2.3.2") too',
    );
  });

  it("is left to the byte where the user has done the same already", () => {
    const theirs = print({ ...rspack, license: "MIT" }).replace(/\s+/g, " ");
    assert.equal(mergedPackage(webpack, theirs, rspack), theirs);
  });

  it("is not merged where npm cannot read it either", () => {
    for (const theirs of ["{", "[]", '"text"']) {
      assert.equal(mergedPackage(webpack, theirs, rspack), "clash: it is not JSON");
    }
  });
});

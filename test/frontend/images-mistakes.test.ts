import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { makeFolder, type Folder } from "./folder.ts";
import { makeImages, sharpOf } from "./images.ts";
import { suiteScope } from "./scope.ts";

/** What scripts may ask for, and what is said of it. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  "photo.jpg?width=abc": /images\/photo\.jpg\?width=abc asks for a width of "abc"\.\nFix: .* width=640\./,
  "photo.jpg?width=0&as=webp": /asks for a width of "0"\./,
  "photo.jpg?as=tiff": /asks for the format "tiff"\.\nFix: write one of as=avif, as=jpeg, as=png, as=webp\./,
  "photo.jpg?wdith=64": /asks for "wdith", which no variant of an image has\.\nFix: write width=<pixels>, as=/,
  "photo.jpg?as=webp&width=64": /is not what a variant is called\.\nFix: write .*photo\.jpg\?width=64&as=webp\./,
  "photo.jpg?width=900":
    /is wider than (?:src\/)?images\/photo\.jpg, which has 300 pixels\.\nFix: write width=300 or less/,
  "drawing.svg?width=64": /asks for the width of an SVG.*\nFix: .*images\/drawing\.svg\?width=64&as=png\./,
  "same-moving.gif?width=40&as=avif": /would be one frame of .*animated\.\nFix: .*same-moving\.gif\?width=40&as=webp\./,
  "same-moving.png?width=40": /would be one frame of .*animated\.\nFix: .* save it as a GIF or WebP\./,
};

describe("mistakes about images", () => {
  const scope = suiteScope();
  let folder: Folder;
  let images: Record<string, Buffer>;

  /** Builds, which has to fail. */
  const errors = async (): Promise<string[]> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 1, text);
    assert.doesNotMatch(text, /\n +at |ModuleBuildError/);
    const told = (await folder.json(".webpack/build.json")) as { errors: string[] };
    assert.equal(text.match(/^ERROR in/gm)?.length, told.errors.length, text);
    return told.errors;
  };

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "images"]);
    images = await makeImages(sharpOf(folder));
    for (const [name, bytes] of Object.entries(images)) writeFileSync(folder.path("src/images", name), bytes);
    await folder.write("src/images/variants.json", "[]\n");
  });

  it("in what scripts ask for are one message each, with the value and what there is", async () => {
    const asked = Object.keys(REFUSED).map((name) => `  new URL("../images/${name}", import.meta.url),`);
    await folder.write("src/entries/wrong.ts", `console.log(\n${asked.join("\n")}\n);\n`);
    const told = await errors();
    assert.equal(told.length, asked.length, told.join("\n\n"));
    for (const [name, message] of Object.entries(REFUSED))
      assert.ok(
        told.some((error) => message.test(error) && error.startsWith(`src/images/${name.replace(/\?.*/, "")}\n`)),
        `${name}: ${told.join("\n\n")}`,
      );
    rmSync(folder.path("src/entries/wrong.ts"));
  });

  it("in what templates ask for are the same", async () => {
    await folder.write(
      "src/images/variants.json",
      JSON.stringify(Object.keys(REFUSED).map((name) => `images/${name}`)),
    );
    const told = await errors();
    assert.equal(told.length, Object.keys(REFUSED).length, told.join("\n\n"));
    for (const message of Object.values(REFUSED))
      assert.ok(
        told.some((error) => message.test(error)),
        String(message),
      );
  });

  it("in the list are told, with the line to write", async () => {
    await folder.write("src/images/variants.json", '["images/phto.jpg?width=64", "../package.json?width=64"]\n');
    const told = await errors();
    assert.match(
      told[0] ?? "",
      /variants\.json lists "images\/phto\.jpg\?width=64", and there is no image src\/images/,
    );
    assert.match(told[1] ?? "", /lists "\.\.\/package\.json\?width=64"/);
    for (const text of ['{ "images/photo.jpg": 64 }', '["images/photo.jpg?width=64"', "[64]"]) {
      await folder.write("src/images/variants.json", text);
      const [error = "", ...more] = await errors();
      assert.match(
        error,
        /src\/images\/variants\.json is not a list of names\.\nFix: write \["images\/photo\.jpg\?width=/,
      );
      assert.deepEqual(more, []);
    }
    await folder.write("src/images/variants.json", "[]\n");
  });

  it("of a file that is cut off are told by its name, whether it is asked for or not", async () => {
    const names = ["photo.jpg", "clear.png", "drawing.svg", "same-moving.gif", "same-moving.webp"];
    for (const name of names) {
      const bytes = images[name] ?? Buffer.alloc(0);
      writeFileSync(folder.path("src/images", name), bytes.subarray(0, bytes.length * 0.6));
    }
    writeFileSync(folder.path("src/images/empty.png"), "");
    const told = await errors();
    for (const name of [...names, "empty.png"])
      assert.ok(
        told.some((error) => error.startsWith(`src/images/${name} cannot be read as an image: `)),
        `${name}: ${told.join("\n\n")}`,
      );
    assert.equal(told.length, names.length + 1, told.join("\n\n"));
    await folder.write("src/images/variants.json", '["images/clear.png?width=64"]');
    const both = (await errors()).filter((error) => error.includes("clear.png"));
    assert.match(
      both.find((error) => error.includes("variants")) ?? "",
      /^src\/images\/variants\.json\nimages\/clear\.png cannot be read as an image: .*\nFix: put a whole copy/,
    );
  });
});

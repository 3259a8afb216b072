import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { until } from "../support/until.ts";
import { openBrowser, openTab } from "../support/browser.ts";
import { startBackend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { makeImages, pixelsOf, sharpOf, type Metadata, type Sharp } from "./images.ts";
import { readDevManifest, readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const LISTED = [
  ...["images/photo.jpg?width=150&as=webp", "images/photo.jpg?as=avif", "images/photo.jpg?width=150"],
  ...["images/ink.jpeg?as=webp", "images/deep.png?width=100", "images/palette.png?width=100"],
  ...["images/drawing.svg?width=512&as=png", "images/same-moving.gif?width=40", "images/same-moving.gif?as=webp"],
  ...["images/clear.png?as=jpeg"],
];

describe("images", () => {
  const scope = suiteScope();
  let folder: Folder;
  let sharp: Sharp;
  let images: Record<string, Buffer>;
  let files: Record<string, string>;
  let printed: string;

  const build = async (): Promise<void> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    files = (await readManifest(folder))?.files ?? {};
    printed = text;
  };
  const built = (name: string): Buffer => {
    const file = files[name];
    assert.ok(file, `${name} is none of ${Object.keys(files).join(", ")}`);
    return readFileSync(folder.path("static", file));
  };
  const about = (bytes: Buffer): Promise<Metadata> => sharp(bytes, { animated: true }).metadata();

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "images"]);
    sharp = sharpOf(folder);
    images = await makeImages(sharp);
    for (const [name, bytes] of Object.entries(images)) writeFileSync(folder.path("src/images", name), bytes);
    await folder.write("src/images/variants.json", JSON.stringify(LISTED));
    await folder.write("src/styles/hero.css", '.page { background: url("../images/grey.jpg?width=120&as=webp"); }\n');
    await folder.write(
      "src/entries/hero.ts",
      `import clear from "../images/clear.png?width=90&as=webp";
import "../styles/hero.css";
for (const src of [clear, new URL("../images/photo.jpg?width=120", import.meta.url).href])
  document.body.append(Object.assign(new Image(), { src }));
`,
    );
    await build();
  });

  it("are smaller in a build, and have the pixels, colours and frames that they had", async () => {
    for (const [name, bytes] of Object.entries(images)) {
      const small = built(`images/${name}`);
      if (name.startsWith("same-")) {
        assert.ok(small.equals(bytes), name);
        continue;
      }
      assert.ok(small.length < bytes.length, `${name}: ${small.length} of ${bytes.length} bytes`);
      assert.ok((await pixelsOf(sharp, small)).equals(await pixelsOf(sharp, bytes)), name);
      const [now, then] = [await about(small), await about(bytes)];
      const seen = ({ format, width, height, orientation, pages, icc }: Metadata) =>
        JSON.stringify({ format, width, height, orientation, pages, icc: icc?.toString("hex") });
      assert.equal(seen(now), seen(then), name);
    }
    assert.equal((await about(built("images/photo.jpg"))).orientation, 6);
    assert.ok(built("images/gamma.png").includes("gAMA"));
    assert.ok(!built("images/photo.jpg").includes("nobody"), "what is written in Exif is not served");
  });

  it("lose of an SVG what nobody sees, and no id, title or digit", () => {
    const text = built("images/drawing.svg").toString();
    assert.doesNotMatch(text, /DOCTYPE|made by hand|metadata|inkscape|xml version/);
    assert.match(text, /<!--! a licence-->.*<title>A drawing<.*id="mark".*0\.12345678.*>a {2}b</s);
  });

  it("are had in other sizes and formats, by scripts, by styles, and by templates", async () => {
    assert.deepEqual(
      Object.keys(files).filter((name) => name.includes("?")),
      [
        ...LISTED,
        ...["images/photo.jpg?width=120", "images/clear.png?width=90&as=webp", "images/grey.jpg?width=120&as=webp"],
      ].sort(),
    );
    const shape = async (name: string) => {
      const { format, width, height, pages = 1 } = await about(built(name));
      return [format, width, height / pages, pages].join(" ");
    };
    // The photo lies on its side: who asks for a width means the one that is seen.
    assert.equal(await shape("images/photo.jpg?width=150&as=webp"), "webp 150 200 1");
    assert.equal(await shape("images/photo.jpg?width=150"), "jpeg 150 200 1");
    assert.equal(await shape("images/photo.jpg?width=120"), "jpeg 120 160 1");
    assert.equal(await shape("images/photo.jpg?as=avif"), "heif 300 400 1");
    assert.equal(await shape("images/clear.png?width=90&as=webp"), "webp 90 68 1");
    assert.equal(await shape("images/grey.jpg?width=120&as=webp"), "webp 120 90 1");
    assert.equal(await shape("images/drawing.svg?width=512&as=png"), "png 512 384 1");
    assert.equal(await shape("images/same-moving.gif?width=40"), "gif 40 30 3");
    assert.equal(await shape("images/same-moving.gif?as=webp"), "webp 80 60 3");
    assert.equal((await about(built("images/deep.png?width=100"))).depth, "ushort");
    assert.match(files["images/photo.jpg?width=150&as=webp"] ?? "", /\/images\/photo\.jpg\.150w\.[0-9a-f]{20}\.webp$/);
  });

  it("look in every variant as they did", async () => {
    const mean = async (bytes: Buffer): Promise<number[]> => {
      const pixels = await sharp(bytes).autoOrient().ensureAlpha().toColourspace("srgb").raw().toBuffer();
      const sums = [0, 0, 0, 0];
      pixels.forEach((value, index) => (sums[index % 4] = (sums[index % 4] ?? 0) + value));
      return sums.map((sum) => sum / (pixels.length / 4));
    };
    for (const name of LISTED.filter((listed) => !/svg|moving|clear/.test(listed))) {
      const [image = ""] = name.replace("images/", "").split("?");
      const [now, then] = [await mean(built(name)), await mean(images[image] ?? Buffer.alloc(0))];
      now.forEach((value, index) => {
        assert.ok(Math.abs(value - (then[index] ?? 0)) < 2, `${name}: ${now.join()} for ${then.join()}`);
      });
    }
    for (const name of ["images/photo.jpg?as=avif", "images/photo.jpg?width=150&as=webp", "images/photo.jpg?width=150"])
      assert.deepEqual((await about(built(name))).icc, (await about(images["photo.jpg"] ?? Buffer.alloc(0))).icc);
    assert.equal((await about(built("images/ink.jpeg?as=webp"))).icc, undefined);
  });

  it("are not made again by a second build, whose files are the same to the byte", async () => {
    const cache = folder.path("node_modules/.cache/images");
    const times = () => readdirSync(cache).map((name) => [name, statSync(`${cache}/${name}`).mtimeMs]);
    const [made, before] = [times(), await folder.built()];
    assert.ok(made.length > 20, "they are kept");
    for (const name of readdirSync(folder.path("node_modules/.cache")))
      if (name !== "images") rmSync(folder.path("node_modules/.cache", name), { recursive: true });
    await build();
    assert.deepEqual(await folder.built(), before);
    assert.deepEqual(times(), made);
    rmSync(cache, { recursive: true });
    await build();
    assert.deepEqual(await folder.built(), before);
  });

  it("are told of where a variant is no gain", async () => {
    const dot = await sharp(Buffer.alloc(3), { raw: { width: 1, height: 1, channels: 3 } })
      .png()
      .toBuffer();
    writeFileSync(folder.path("src/images/dot.png"), dot);
    await folder.write("src/images/variants.json", JSON.stringify([...LISTED, "images/dot.png?as=avif"]));
    await build();
    const { length } = built("images/dot.png?as=avif");
    assert.ok(length > dot.length, "the head of an AVIF alone is larger");
    const told = `images/dot.png?as=avif has ${String(length)} bytes, and the image itself ${String(dot.length)}.`;
    assert.ok(printed.includes(told), printed);
    assert.ok(built("images/dot.png").length <= dot.length);
  });

  it("are served as they are while one edits, with the variants, and a new one needs no restart", async () => {
    const backend = await startBackend(scope, folder);
    backend.entries = ["hero"];
    await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    const fetched = async (name: string): Promise<Buffer> => {
      const url = await until(name, async () => {
        const manifest = await readDevManifest(folder);
        return manifest?.status === "ready" ? manifest.files[name] : undefined;
      });
      return Buffer.from(await (await fetch(url)).arrayBuffer());
    };
    assert.ok((await fetched("images/photo.jpg")).equals(images["photo.jpg"] ?? Buffer.alloc(0)));
    assert.equal((await about(await fetched("images/photo.jpg?width=150&as=webp"))).width, 150);
    await folder.write("src/images/variants.json", '["images/photo.jpg?width=111&as=avif"]\n');
    assert.equal((await about(await fetched("images/photo.jpg?width=111&as=avif"))).width, 111);

    const { page, problems } = await openTab(scope, await openBrowser(scope));
    await page.goto(`http://localhost:${backend.port}/`);
    await until("both images", async () => {
      const widths = await page
        .locator("img")
        .evaluateAll((all) => (all as HTMLImageElement[]).map(({ naturalWidth }) => naturalWidth));
      return widths.join() === "90,120";
    });
    assert.deepEqual(problems, []);
  });
});

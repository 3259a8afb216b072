// @ts-check
/**
 * Remembers what was made of an image, in node_modules/.cache/images/: it takes seconds, and depends on nothing but
 * the image and the versions below. ../images.mjs and image-variants.mjs need this. The folder may be removed at any
 * time.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { VERSION as svgo } from "svgo";

const { version: napi } = createRequire(import.meta.url)("@napi-rs/image/package.json");
const VERSIONS = { sharp: sharp.versions, svgo, napi };

/**
 * @param {string} root
 * @param {Buffer} image
 * @param {unknown} task what is done with it; anything that JSON can say
 * @param {() => Promise<Buffer>} make does it
 * @returns {Promise<Buffer>} what `make` returns, or did before
 */
export async function remember(root, image, task, make) {
  const hash = createHash("sha256")
    .update(JSON.stringify([VERSIONS, task]))
    .update(image);
  const file = join(root, "node_modules", ".cache", "images", hash.digest("hex"));
  try {
    return await readFile(file);
  } catch {
    const made = await make();
    await keep(file, made);
    return made;
  }
}

/**
 * @param {string} file
 * @param {Buffer} content
 */
async function keep(file, content) {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, file);
  } catch {
    // Then it is made again the next time.
  }
}

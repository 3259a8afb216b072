// @ts-check
/**
 * What a variant of an image is called, in the sources (`photo.jpg?width=640&as=webp`) and when it is built
 * (`photo.jpg.640w.5c80c09683041123a0f1.webp`). ../images.mjs, image-list.mjs and image-variants.mjs need this; name a
 * further format here.
 */
import { posix } from "node:path";
import { clean, placeOf, refuse } from "./files.mjs";

/** What a variant can be made of. */
export const IMAGE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

const FORMATS = ["avif", "jpeg", "png", "webp"];
const WIDTH = /^[1-9]\d{0,3}$/;

/**
 * @typedef {object} Variant
 * @property {string} path of the image
 * @property {number | undefined} width
 * @property {string | undefined} as its format
 */

/**
 * @param {string} name of an image, with its query
 * @returns {Variant}
 * @throws {Error} if the query is not the one of a variant, letter by letter: each has one name
 */
export function parseVariant(name) {
  const [path = "", query = ""] = name.split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  for (const key of asked.keys()) {
    if (key === "width" || key === "as") continue;
    const fix = `write width=<pixels>, as=<${FORMATS.join(" or ")}>, or both: ?width=640&as=webp.`;
    throw refuse(`${name} asks for "${key}", which no variant of an image has.\nFix: ${fix}`);
  }
  const [width, as] = [asked.get("width"), asked.get("as")];
  if (width !== null && !WIDTH.test(width))
    throw refuse(
      `${name} asks for a width of "${width}".\nFix: write the number of pixels, from 1 to 9999: width=640.`,
    );
  if (as !== null && !FORMATS.includes(as))
    throw refuse(
      `${name} asks for the format "${as}".\nFix: write one of ${FORMATS.map((format) => `as=${format}`).join(", ")}.`,
    );
  if (width !== null && as === null && /\.svg$/i.test(path))
    throw refuse(
      `${name} asks for the width of an SVG, which has none of its own.\n` +
        `Fix: write ${path}, or have pixels made of it: ${path}?${query}&as=png.`,
    );
  const own = [width !== null && `width=${width}`, as !== null && `as=${as}`].filter(Boolean);
  if (query !== own.join("&") || own.length === 0)
    throw refuse(
      `${name} is not what a variant is called.\nFix: write ${path}?${own.join("&") || "width=640&as=webp"}.`,
    );
  return { path, width: width === null ? undefined : Number(width), as: as ?? undefined };
}

/**
 * @param {string} name path of the source from the root, with its query
 * @param {string} hash
 * @returns {string} path below the output folder
 */
export function placeVariant(name, hash) {
  const [path = "", query = ""] = name.replaceAll("\\", "/").split(/\?(.*)/s);
  const { dir, base, ext } = posix.parse(path);
  const asked = new URLSearchParams(query);
  const [width, as] = [asked.get("width"), asked.get("as")];
  // The loader refuses what is no variant; this may be asked before.
  return `${placeOf(dir)}/${clean(base)}${width ? `.${clean(width)}w` : ""}${hash}${as ? `.${clean(as)}` : ext}`;
}

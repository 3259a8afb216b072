// @ts-check
/**
 * Makes a variant of an image, and is the loader of those that scripts and styles ask for. ../images.mjs,
 * image-list.mjs and image-shrink.mjs need this; change here what sharp is told.
 */
import sharp from "sharp";
import { pathFrom, refuse, unmark } from "./files.mjs";
import { remember } from "./image-cache.mjs";
import { parseVariant } from "./image-names.mjs";

/** https://sharp.pixelplumbing.com/api-constructor: what is wider than that is stretched. */
const MAX_DENSITY = 100_000;

/** @type {(value: number, least: number, most: number) => number} */
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** @typedef {Record<"avif" | "jpeg" | "webp", number>} Quality */

export const raw = true; // a loader's content is bytes then

/**
 * A loader: https://webpack.js.org/api/loaders/
 *
 * @this {import("./bundler.mjs").LoaderContext}
 * @param {Buffer} content
 * @returns {Promise<Buffer>}
 */
export default async function variantLoader(content) {
  const { quality } = /** @type {{ quality: Quality }} */ (this.getOptions());
  const root = this.rootContext;
  const name = unmark(pathFrom(root, this.resourcePath)) + this.resourceQuery;
  const made = await makeVariant({ root, name, content, quality });
  const larger = explainLarger(name, content, made);
  if (larger) this.emitWarning(refuse(larger));
  return made;
}

/**
 * @param {object} asked
 * @param {string} asked.root
 * @param {string} asked.name path from the root, with the query
 * @param {Buffer} asked.content of the image itself
 * @param {Quality} asked.quality
 * @returns {Promise<Buffer>}
 * @throws {Error} if there is no such variant, or the image is broken
 */
export async function makeVariant({ root, name, content, quality }) {
  const variant = parseVariant(name);
  return remember(root, content, { ...variant, path: undefined, quality }, async () => {
    try {
      return await encode(content, name, variant, quality);
    } catch (error) {
      throw explainUnreadable(variant.path, error);
    }
  });
}

/**
 * @param {string} name
 * @param {Buffer} content
 * @param {Buffer} made
 * @returns {string | undefined} a warning, where a variant is no gain
 */
export function explainLarger(name, content, made) {
  if (made.length <= content.length || /\.svg\?/i.test(name)) return undefined;
  return (
    `${name} has ${made.length} bytes, and the image itself ${content.length}.\n` +
    "Fix: ask for the image itself, without the query, or in another format."
  );
}

/**
 * @param {string} path
 * @param {unknown} error
 * @returns {Error}
 */
export function explainUnreadable(path, error) {
  const { message, isOurs } = Object(error);
  if (isOurs) return Object(error);
  const [reason = ""] = String(message)
    .replace(/^<input>:/, "")
    .split("\n");
  return refuse(
    `${path} cannot be read as an image: ${reason}.\nFix: put a whole copy in its place.`,
  );
}

/**
 * @param {Buffer} content
 * @param {string} name for messages
 * @param {import("./image-names.mjs").Variant} variant
 * @param {Quality} quality
 * @returns {Promise<Buffer>}
 */
async function encode(content, name, { path, width, as }, quality) {
  const options = /** @type {const} */ ({ animated: true, failOn: "truncated" });
  const about = await sharp(content, options).metadata();
  const { pages = 1, format, autoOrient } = about;
  const target = as ?? (format === "heif" ? "avif" : format);
  const isAnimated = pages > 1 || isAnimatedPng(content);
  if (isAnimated && ((target !== "webp" && target !== "gif") || format === "png"))
    throw stop(
      `${name} would be one frame of ${path}, which is animated.\n` +
        `Fix: write ${path}${format === "png" ? ", or save it as a GIF or WebP." : `?${width ? `width=${width}&` : ""}as=webp.`}`,
    );
  const isVector = format === "svg";
  if (width !== undefined && width > autoOrient.width && !isVector)
    throw stop(
      `${name} is wider than ${path}, which has ${autoOrient.width} pixels.\n` +
        `Fix: write width=${autoOrient.width} or less, or put a larger image there.`,
    );
  // Pixels are made of a vector image in the width that they are to have.
  const density =
    isVector && width ? { density: clamp((72 * width) / autoOrient.width, 1, MAX_DENSITY) } : {};
  let image = sharp(content, { ...options, ...density }).autoOrient();
  if (width !== undefined) image = image.resize({ width });
  // A profile of ink means nothing to those formats: their colours are made of it.
  if (about.icc && about.space !== "cmyk") image = image.keepIccProfile();
  if (target === "png" && about.depth === "ushort")
    image = image.toColourspace(about.space.endsWith("16") ? about.space : "rgb16");
  switch (target) {
    case "avif":
      return image.avif({ quality: quality.avif }).toBuffer();
    case "gif":
      return image.gif().toBuffer();
    case "jpeg":
      return image.flatten({ background: "white" }).jpeg({ quality: quality.jpeg }).toBuffer();
    case "png":
      return image.png({ compressionLevel: 9, palette: about.isPalette }).toBuffer();
    default: {
      const lossy = await image.clone().webp({ quality: quality.webp }).toBuffer();
      if (format !== "png" && !isVector) return lossy;
      // Of a drawing, that is often the smaller one.
      const lossless = await image.clone().webp({ lossless: true }).toBuffer();
      return lossless.length < lossy.length ? lossless : lossy;
    }
  }
}

/**
 * @param {Buffer} content
 * @returns {boolean} whether it is a PNG of several frames, of which sharp knows the first
 */
export const isAnimatedPng = (content) =>
  content.subarray(0, Math.max(0, content.indexOf("IDAT"))).includes("acTL");

/** @param {string} message */
const stop = (message) => Object.assign(refuse(message), { isOurs: true });

// @ts-check
/**
 * Makes an image smaller without a change to what is seen: pixels, colours and their profile, frames, and which side is
 * up are the same. ../images.mjs needs this; change here what is taken out of an SVG.
 */
import { compressJpeg, losslessCompressPng } from "@napi-rs/image";
import sharp from "sharp";
import { optimize } from "svgo";
import { isAnimatedPng } from "./image-variants.mjs";

/** What nobody sees. Paths, ids and numbers stay: styles and scripts may know them, and rounding is a loss. */
const UNSEEN = /** @type {const} */ ([
  "removeXMLProcInst",
  "removeDoctype",
  "removeComments", // but for <!--! … -->, a licence
  "removeMetadata",
  "removeEditorsNSData",
  "removeUnusedNS",
]);

/**
 * @param {Buffer} content
 * @param {string} path
 * @returns {Promise<Buffer>} the same, where nothing is gained
 * @throws {Error} if it is broken
 */
export async function shrink(content, path) {
  const small = /\.svg$/i.test(path) ? shrinkSvg(content) : await shrinkPixels(content);
  return small.length < content.length ? small : content;
}

/** @param {Buffer} content */
function shrinkSvg(content) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return content; // in another encoding, which its first line names
  }
  if (/<foreignObject\b/.test(text)) return content; // spaces between its words would go
  return Buffer.from(optimize(text, { plugins: [...UNSEEN] }).data);
}

/** @param {Buffer} content */
async function shrinkPixels(content) {
  const image = sharp(content, { animated: true, failOn: "truncated" });
  const { format, orientation } = await image.metadata();
  // Reads all of it, and throws where something is missing; stats() does not always, of many images at once.
  await image.clone().resize({ width: 16, fastShrinkOnLoad: false }).raw().toBuffer();
  if (format === "gif" && isCutOff(content)) throw new Error("premature end of GIF image");
  if (format === "jpeg") return shrinkJpeg(content, orientation);
  // What stands beside the pixels may be about their colours.
  if (format === "png" && !isAnimatedPng(content))
    return losslessCompressPng(content, { strip: false });
  return content; // the others are as small as they were saved
}

/**
 * Whether a GIF ends within a block, of which decoders show what is there:
 * https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 *
 * @param {Buffer} gif
 */
function isCutOff(gif) {
  const [HEADER, IMAGE, EXTENSION] = [13, 0x2c, 0x21];
  /** @type {(flags: number | undefined) => number} bytes of the colours that follow */
  const coloursOf = (flags = 0) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = HEADER + coloursOf(gif[10]);
  while (gif[at] === IMAGE || gif[at] === EXTENSION) {
    at += gif[at] === IMAGE ? 11 + coloursOf(gif[at + 9]) : 2;
    for (let length = gif[at]; length; length = gif[at]) at += 1 + length;
    at += 1; // the empty one that ends them
  }
  return at > gif.length;
}

/**
 * Orders the same coefficients in fewer bytes. The encoder leaves out all that stands before them.
 *
 * @param {Buffer} content
 * @param {number | undefined} orientation
 */
async function shrinkJpeg(content, orientation) {
  const profiles = listSegments(content).filter(({ marker }) => marker === APP2);
  // A second image, such as the one that makes a photo brighter on screens which can, is found by its place.
  if (profiles.some(({ bytes }) => !bytes.includes("ICC_PROFILE"))) return content;
  const small = await compressJpeg(content);
  const [first] = listSegments(small);
  const start = first?.marker === APP0 ? 2 + first.bytes.length : 2;
  const kept = profiles.map(({ bytes }) => bytes);
  if (orientation !== undefined && orientation > 1) kept.unshift(describeOrientation(orientation));
  return Buffer.concat([small.subarray(0, start), ...kept, small.subarray(start)]);
}

const [APP0, APP2, START_OF_SCAN] = [0xe0, 0xe2, 0xda];

/**
 * @param {Buffer} jpeg
 * @returns {{ marker: number, bytes: Buffer }[]} what stands before its pixels
 */
function listSegments(jpeg) {
  const segments = [];
  for (let start = 2; start + 4 <= jpeg.length;) {
    const marker = jpeg.readUInt8(start + 1);
    if (marker === START_OF_SCAN) break;
    if (marker === 0xff) {
      start += 1; // filled up
      continue;
    }
    const end = start + 2 + jpeg.readUInt16BE(start + 2);
    segments.push({ marker, bytes: jpeg.subarray(start, end) });
    start = end;
  }
  return segments;
}

/**
 * @param {number} orientation
 * @returns {Buffer} a segment of Exif with nothing else: https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf
 */
function describeOrientation(orientation) {
  const exif = Buffer.from(
    "ffe10022457869660000" + "4d4d002a00000008" + "0001011200030000000100000000" + "00000000",
    "hex",
  );
  exif.writeUInt16BE(orientation, 28);
  return exif;
}

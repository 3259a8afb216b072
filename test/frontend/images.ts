/** Images to try things on, each with something that is easily lost, and what is seen of one. */
import { createRequire } from "node:module";
import { crc32 } from "node:zlib";
import type { Folder } from "./folder.ts";

/** What of sharp is used here: https://sharp.pixelplumbing.com */
interface Image {
  autoOrient: () => Image;
  ensureAlpha: (alpha?: number) => Image;
  greyscale: () => Image;
  gif: (options?: object) => Image;
  jpeg: (options?: object) => Image;
  linear: (factor: number) => Image;
  metadata: () => Promise<Metadata>;
  png: (options?: object) => Image;
  raw: (options?: object) => Image;
  resize: (options: object) => Image;
  toBuffer: () => Promise<Buffer>;
  toColourspace: (name: string) => Image;
  webp: (options?: object) => Image;
  withExif: (exif: object) => Image;
  withMetadata: (metadata: object) => Image;
  withIccProfile: (name: string) => Image;
}

export interface Metadata {
  format: string;
  width: number;
  height: number;
  depth: string;
  orientation?: number;
  pages?: number;
  icc?: Buffer;
}

export type Sharp = (input: Buffer | Buffer[], options?: object) => Image;

/** The rendered folder's own. */
export const sharpOf = (folder: Folder): Sharp => createRequire(folder.path("package.json"))("sharp") as Sharp;

const [WIDTH, HEIGHT] = [400, 300];

function paint(shift = 0): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const colour = [128 + 100 * Math.sin((x + shift) / 50 + y / 90), 255 * (y / HEIGHT), ((x * y) / 400) & 255];
      pixels.set(colour, (y * WIDTH + x) * 3);
    }
  return pixels;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Puts chunks behind a PNG's header. */
const withChunks = (png: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

const SVG = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [ <!ENTITY ink "#5b3df5"> ]>
<!-- made by hand -->
<!--! a licence -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
     viewBox="0 0 64 48" width="64" height="48" inkscape:version="1.4">
  <metadata>nobody sees this</metadata>
  <title>A drawing</title>
  <style>.soft { opacity: 0.4 }</style>
  <symbol id="mark"><path d="M 0.12345678 0 L 20 20 L 0 20 Z"/></symbol>
  <use href="#mark" x="4" y="4" fill="&ink;" class="soft"/>
  <text x="20" y="40" xml:space="preserve">a  b</text>
</svg>
`;

/** Images by name. Those called `same` are not to be touched. */
export async function makeImages(sharp: Sharp): Promise<Record<string, Buffer>> {
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 };
  const image = (shift?: number) => sharp(paint(shift), { raw });
  const frames = await Promise.all([0, 40, 80].map((shift) => image(shift).resize({ width: 80 }).png().toBuffer()));
  const moving = () => sharp(frames, { join: { animated: true } });
  const photo = image()
    .withExif({ IFD0: { Copyright: "nobody" } })
    .withMetadata({ orientation: 6 });
  const png = await image().png({ compressionLevel: 1 }).toBuffer();
  const jpeg = await image().jpeg().toBuffer();
  const second = Buffer.concat([Buffer.from("ffe20008", "hex"), Buffer.from("MPF\0\0\0")]);
  const gamma = Buffer.from("000186a0", "hex");
  const frame = Buffer.alloc(26);
  frame.writeUInt32BE(WIDTH, 4);
  frame.writeUInt32BE(HEIGHT, 8);
  return {
    "photo.jpg": await photo.withIccProfile("p3").jpeg({ quality: 90 }).toBuffer(),
    "ink.jpeg": await image().toColourspace("cmyk").withIccProfile("cmyk").jpeg({ optimiseCoding: false }).toBuffer(),
    "grey.jpg": await image().greyscale().jpeg({ progressive: true }).toBuffer(),
    "profile.png": await image().withIccProfile("p3").png().toBuffer(),
    "deep.png": await image().toColourspace("rgb16").linear(200.37).png().toBuffer(),
    "gamma.png": withChunks(png, chunk("gAMA", gamma)),
    "palette.png": await image().png({ palette: true }).toBuffer(),
    "clear.png": await image().ensureAlpha(0.5).png().toBuffer(),
    "drawing.svg": Buffer.from(SVG),
    "same-hdr.jpg": Buffer.concat([jpeg.subarray(0, 2), second, jpeg.subarray(2)]),
    "same-moving.png": withChunks(png, chunk("acTL", Buffer.from("0000000100000000", "hex")), chunk("fcTL", frame)),
    "same-moving.gif": await moving().gif().toBuffer(),
    "same-moving.webp": await moving().webp().toBuffer(),
    "same-latin.svg": Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><svg><!-- \xe9 --></svg>', "latin1"),
  };
}

/** What is seen of an image, whatever its bytes: 16 bits for each colour of each pixel of each frame. */
export function pixelsOf(sharp: Sharp, bytes: Buffer): Promise<Buffer> {
  const image = sharp(bytes, { animated: true, density: 144, ignoreIcc: true }).autoOrient().ensureAlpha();
  return image.toColourspace("rgb16").raw({ depth: "ushort" }).toBuffer();
}

import { crc32, deflateSync } from "node:zlib";
import type { Random } from "./random.ts";

/** The mixins and variables that every feature's style sheet uses. */
export const THEME = `@use "sass:color";
@use "sass:map";

$brand: #3355cc;
$spaces: ("small": 0.25rem, "medium": 0.75rem, "large": 1.5rem);
$widths: ("phone": 30rem, "tablet": 48rem, "desk": 64rem);

@function space($name) {
  @return map.get($spaces, $name);
}

@mixin from($width) {
  @media (min-width: map.get($widths, $width)) {
    @content;
  }
}

@mixin button($colour) {
  background: $colour;
  color: white;
  &:hover {
    background: color.adjust($colour, $lightness: -8%);
  }
  &:focus-visible {
    outline: 2px solid $colour;
  }
}
`;

/** @param field the class name that the feature's components have */
export function writeStyles(field: string, random: Random): string {
  const colour = `hsl(${random.between(0, 359)}, ${random.between(30, 70)}%, ${random.between(30, 60)}%)`;
  return `@use "../theme";

.${field} {
  display: grid;
  gap: theme.space("medium");
  padding: theme.space("${random.pick(["small", "medium", "large"])}") ${random.between(1, 60)}px;
  user-select: none;

  h2 {
    font-size: ${random.between(10, 40) / 10}rem;
  }

  button {
    @include theme.button(${colour});
    border-radius: ${random.between(2, 24)}px;
  }

  @for $i from 1 through 4 {
    &--level-#{$i} {
      margin-inline-start: ${random.between(2, 30)}px * $i;
    }
  }

  @include theme.from("${random.pick(["phone", "tablet", "desk"])}") {
    grid-template-columns: repeat(${random.between(2, 6)}, 1fr);
  }
}
`;
}

const SIDE = 64;

/** A picture of noise, 12 KB, because some bundlers put small ones into the scripts. */
export function drawImage(random: Random): Buffer {
  const rows = Array.from({ length: SIDE }, () => [
    0,
    ...Array.from({ length: SIDE * 3 }, () => random.between(0, 255)),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** https://www.w3.org/TR/png-3/#5Chunk-layout */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

// @ts-check
/**
 * Kinds of files, as several files of webpack/ and the backend's messages know them. Change the list of
 * endings here; nothing builds without it.
 */

/** src/types.d.ts has the same list, for TypeScript. */
export const EXTENSIONS = (
  "avif gif ico jpeg jpg png svg webp otf ttf woff woff2 " +
  "aac flac m4a mp3 mp4 ogg wav webm vtt pdf txt"
).split(" ");

/** What any file can be imported as, whatever its ending: `import text from "./licence.txt?raw"`. */
export const AS_IT_IS = /^\?(?:raw|url|inline)$/;

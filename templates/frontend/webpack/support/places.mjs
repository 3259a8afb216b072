// @ts-check
/**
 * Where something stands in a file, and the lines around it: readable.mjs needs this. Change here how
 * many lines are shown.
 */
import { readFileSync } from "node:fs";

const AROUND = 2; // lines
const WIDEST = 120; // characters of a line

/**
 * @typedef {object} Place
 * @property {string} file absolute path
 * @property {number} line from 1
 * @property {number} column from 1
 */

/** What is no import, though it may look like one. */
const COMMENT = /\/\*[^]*?\*\/|(?<=^|\s)\/\/.*/gm;

/**
 * @param {string} file
 * @param {string} pattern of what stands there
 * @param {string} [before] of what stands before it, where that is known
 */
export function search(file, pattern, before = "") {
  const text = read(file).replace(COMMENT, (comment) => comment.replace(/\S/g, " "));
  const index = text.search(new RegExp(`(?<=${before})${pattern}`));
  return at(file, index < 0 ? text.search(new RegExp(pattern)) : index);
}

/** @param {string} text */
export const quote = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * @param {string} file
 * @param {number} index
 * @returns {Place | undefined}
 */
export function at(file, index) {
  const lines = read(file).slice(0, Math.max(0, index)).split("\n");
  return index < 0 ? undefined : placeOf(file, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/**
 * @param {string} file
 * @param {string | number | undefined} line
 * @param {string | number | undefined} column
 * @returns {Place}
 */
export const placeOf = (file, line, column) => ({
  file,
  line: Number(line),
  column: Number(column),
});

/**
 * @param {Place} place
 * @returns {string} the lines around it, with a caret below what is wrong; "" if they cannot be read
 */
export function drawFrame({ file, line, column }) {
  const text = read(file);
  if (text === "") return "";
  const lines = text.split(/\r?\n/);
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  // Of a line that is wider, as in a minified file, the part around it is shown.
  const from = Math.max(0, column - WIDEST);
  const shown = lines.slice(first - 1, last).map((whole) => whole.slice(from, from + WIDEST + 40));
  const width = String(last).length;
  return shown
    .flatMap((part, index) => {
      const number = first + index;
      const row = `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${part}`;
      const indent = part.slice(0, column - 1 - from).replace(/[^\t]/g, " ");
      const caret = `  ${" ".repeat(width)} | ${indent}^`;
      return number === line ? [row.trimEnd(), caret] : [row.trimEnd()];
    })
    .join("\n");
}

/**
 * @param {string} file
 * @returns {string} "" if it cannot be read
 */
export function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

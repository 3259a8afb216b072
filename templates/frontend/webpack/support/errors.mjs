// @ts-check
import { stripVTControlCharacters } from "node:util";

/**
 * @param {import("./bundler.mjs").Stats} stats
 * @returns {string[]} the bundler's own messages, each with its file and line, without colours
 */
export function listErrors(stats) {
  const { errors = [] } = stats.toJson({ all: false, errors: true });
  return errors.map(({ moduleName = "", loc, message }) => {
    const file = moduleName.slice(moduleName.lastIndexOf("!") + 1);
    // What loaders have made of a stylesheet is a script, and its lines are not those of the file.
    const place = file === moduleName ? [file, loc].filter(Boolean).join(" ") : file;
    return stripVTControlCharacters(`${place}\n${message}`).trim();
  });
}

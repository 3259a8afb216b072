// @ts-check
import { stripVTControlCharacters } from "node:util";

/**
 * @param {import("webpack").Stats} stats
 * @returns {string[]} webpack's own messages, each with its file and line, without colours
 */
export function listErrors(stats) {
  const { errors = [] } = stats.toJson({ all: false, errors: true });
  return errors.map(({ moduleName, loc, message }) => {
    const place = [moduleName, loc].filter(Boolean).join(" ");
    return stripVTControlCharacters(place ? `${place}\n${message}` : message);
  });
}

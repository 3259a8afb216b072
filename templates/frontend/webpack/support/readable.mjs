// @ts-check
/**
 * What a mistake is called, in the terminal, over the page and by the backend: its place as editors
 * open it, what is wrong, and the lines around it, in the same form whichever tool has found it.
 * ../errors.mjs and ../type-check.mjs need this. What no rule here knows is left in the tool's own words.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { listAbove, pathFrom, unmark } from "./files.mjs";
import { advise } from "./hints.mjs";
import { findMistake } from "./json.mjs";
import { at, drawFrame, placeOf, quote, read, search } from "./places.mjs";

/** What tools say before they say what is wrong. */
const PREFIX =
  /^(?:Module (?:build failed|parse failed|not found|Error|Warning)(?: \(from .*\))?:|(?:Syntax ?|ESModulesLinking|CoffeeScript)?Error:?|(?:JavaScript|JSON) parse error:)\s+/;
const UNRESOLVED = /Can't resolve '(.*?)' in '.*?'|RspackResolver\(NotFound\("(.*?)"\)\)/;
/** The frame that swc and Rspack draw around the lines: its beginning, and a line that is marked. */
const DRAWN = /^[^\S\n]*(?:╭─|,-\[)/m;
const MARKED = /^(\s*(\d+) [│|] ).*\n(\s*[·:]\s*)[─^┬]/m;

/**
 * @typedef {import("./places.mjs").Place} Place
 * @typedef {Record<string, any> & { message: string }} StatsError
 */

/**
 * @template {StatsError} E
 * @param {E} error an error or a warning of the bundler's, or of a loader or a plugin
 * @param {string} root
 * @returns {E}
 */
export function explain(error, root) {
  const [, own = ""] = /(?:^|[!|])([^!|?]*)(?:\?[^!]*)?$/.exec(error.moduleIdentifier ?? "") ?? [];
  const file = unmark(own);
  const text = stripVTControlCharacters(error.message);
  const { words, place } = findPlace(text, file, error.loc, root);
  const marked = place && read(place.file).split("\n")[place.line - 1];
  const fix = advise(words, marked ?? "", root);
  const said = fix ? words.replace(/\n[^]*/, "") : words; // the bundler's own advice is another
  const message = [said, place && drawFrame(place), fix].filter(Boolean).join("\n\n");
  if (!place) {
    // A place in what loaders have made of the file is none.
    const known = file && { moduleName: pathFrom(root, file), loc: undefined };
    return { ...error, message, ...known };
  }
  return {
    ...error,
    moduleName: `${pathFrom(root, place.file)}:${place.line}:${place.column}`,
    message,
    ...{ file: undefined, loc: undefined, details: undefined, stack: undefined },
    moduleTrace: undefined, // who imports it has no part in it
  };
}

/**
 * @param {string} text
 * @param {string} own the file that was compiled
 * @param {string | undefined} loc what the bundler says of the place in it
 * @param {string} root
 * @returns {{ words: string, place?: Place | undefined }} what is wrong, and where
 */
function findPlace(text, own, loc, root) {
  const drawn = DRAWN.exec(text)?.index ?? text.length;
  const words = wordsOf(text.slice(0, drawn), drawn < text.length);

  const tsc = /^(\S.*?)\((\d+),(\d+)\): (?:error |warning )?(TS\d+: [^]*)$/.exec(words);
  if (tsc)
    return { words: tsc[4] ?? "", place: placeOf(resolve(root, tsc[1] ?? ""), tsc[2], tsc[3]) };

  const css = /^\((\d+):(\d+)\) (?:(\S.*?\.(?:css|s[ac]ss|less)) )?(.*)/.exec(words);
  if (css) return { words: css[4] ?? "", place: placeOf(css[3] ?? own, css[1], css[2]) };

  const stack = [...words.matchAll(/^ +(\S.*?) (\d+):(\d+) +\S.*$/gm)];
  if (stack.length > 0 && words.includes("╵")) {
    // A package's own line is less of a help than the one that has called it.
    const sass = stack.find(([, file = ""]) => !file.includes("node_modules")) ?? stack[0];
    const [message = ""] = words.split(/\s+╷/);
    return {
      words: message,
      place: placeOf(findSass(sass?.[1] ?? "", root), sass?.[2], sass?.[3]),
    };
  }

  const coffee = /^(\S.*\.coffee):(\d+):(\d+): error: (.*)/.exec(words);
  if (coffee)
    return { words: coffee[4] ?? "", place: placeOf(coffee[1] ?? "", coffee[2], coffee[3]) };

  // Less counts columns from 0, and draws the lines itself.
  const less = /^\s*(\S.*)\n\s+Error in (.*) \(line (\d+), column (\d+)\)$/m.exec(words);
  if (less)
    return { words: less[1] ?? "", place: placeOf(less[2] ?? "", less[3], Number(less[4]) + 1) };

  const isStyle = /\.(?:css|s[ac]ss|less)$/.test(own);
  const [all, ...requests] = UNRESOLVED.exec(words) ?? [];
  const request = requests.find(Boolean) ?? "";
  if (all) {
    const sought = isStyle
      ? quote(request.replace(/^\.\//, ""))
      : `(["'])(?:node:)?${quote(request)}\\1`;
    const before = isStyle ? `(?:url\\(|@\\w+)\\s*["']?(?:\\./)?` : "(?:\\bfrom|\\bimport|\\()\\s*";
    const place = search(own, sought, before);
    return { words: words.replace(all, `Can't resolve '${request}'`), place };
  }
  const [, name] = /^export '.*?' \(imported as '(.*?)'\) was not found/.exec(words) ?? [];
  if (name) return { words, place: search(own, `(?<![\\w$])${quote(name)}(?![\\w$])`) };

  const mistake = own.endsWith(".json") ? findMistake(read(own)) : -1;
  if (mistake >= 0) return { words: wordsOfJson(words), place: at(own, mistake) };

  // What the bundler itself says of a place is of what loaders have made of the file.
  const isOwn =
    /^TS\d+:/.test(words) || /\.(?:[cm]?js|json)$/.test(own) || /^\W*Module build/.test(text);
  const place = isOwn ? (markedPlace(text.slice(drawn), own) ?? scriptPlace(own, loc)) : undefined;
  if (!/Module parse failed/.test(text)) return { words, place };
  const [first = ""] = words.replace(/ \(\d+:\d+\)$/m, "").split("\n");
  const unknown = place ? [] : /You may need an appropriate loader .*?type/.exec(text);
  return { words: [first, ...(unknown ?? [])].join(". "), place };
}

/**
 * Sass's compiler is a program of its own, which says where a file is from where the program is: a
 * package in a node_modules of this folder, or of one above.
 *
 * @param {string} file
 * @param {string} root
 * @returns {string} its absolute path
 */
function findSass(file, root) {
  const below = file.replace(/^(?:\.\.[\\/])+/, "");
  const packages = ["", "node_modules", "node_modules/.pnpm"];
  const places = listAbove(root).flatMap((above) => packages.map((name) => join(above, name)));
  const files = [resolve(file), ...places.map((place) => join(place, below))];
  return files.find((path) => existsSync(path)) ?? resolve(file);
}

/**
 * @param {string} text
 * @param {boolean} isDrawn whether it came with a frame, as swc draws it
 * @returns {string} the last of what tools have wrapped into one another, without what is drawn around it
 */
function wordsOf(text, isDrawn) {
  let words = text.slice(text.lastIndexOf("─▶") + 1).replace(/^(?:Error:)?[\s│▶×⚠]+/, "");
  if (isDrawn) words = words.replace(/^[^]*^(?:Error:)?\s*x /m, "");
  words = words
    .replace(/^[^\S\n]*│ ?/gm, "")
    .replace(/\n +at .*/g, "")
    .trim();
  while (PREFIX.test(words)) words = words.replace(PREFIX, "");
  return words.trimEnd();
}

/**
 * @param {string} words
 * @returns {string} without where it is, and what that looks like
 */
function wordsOfJson(words) {
  const said = words.replace(/\n[^]*| (?:at position|while parsing|\(0x).*|\. You may need.*/g, "");
  return said.includes("JSON") ? said : `${said} in JSON`;
}

/**
 * @param {string} drawn
 * @param {string} file
 * @returns {Place | undefined}
 */
function markedPlace(drawn, file) {
  const [, before = "", line, mark = ""] = MARKED.exec(drawn) ?? [];
  if (!line) return undefined;
  const [tabs = ""] = /^\t*/.exec(read(file).split("\n")[Number(line) - 1] ?? "") ?? [];
  return placeOf(file, line, mark.length - before.length + 1 - 3 * tabs.length); // drawn as 4 spaces
}

/**
 * @param {string} file
 * @param {string} [loc] `12:4-20`, its column from 0
 */
function scriptPlace(file, loc = "") {
  const [, line, column] = /^(\d+):(\d+)/.exec(loc) ?? [];
  return line && file ? placeOf(file, line, Number(column) + 1) : undefined;
}

// @ts-check
// The notices of packages whose code is bundled: the licence that each names, in whatever form, and its text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @param {string} folder absolute path of a package
 * @returns {string} a section for the notices: name, version, licence, text
 * @throws {Error} if neither the package nor we have a text for its licence
 */
export function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version } = manifest;
  const written = licenceFile(folder) ?? readmeSection(folder);
  const licence = nameIn(manifest.license ?? manifest.licenses) ?? nameOfText(written ?? "");
  const text = written ?? standardText(licence, manifest);
  if (licence === undefined || text === undefined) {
    throw new Error(
      `${name} ${version} (${licence ?? "no licence"}) has no licence text.\nAdd one to scripts/licences.mjs.`,
    );
  }
  return `## ${name} ${version} (${licence})\n\n${text}\n`;
}

/**
 * What package.json says: an SPDX expression today, an object or a list of them in old packages.
 * See https://docs.npmjs.com/cli/configuring-npm/package-json#license
 *
 * @param {unknown} field
 * @returns {string | undefined}
 */
function nameIn(field) {
  if (typeof field === "string") return field.trim() || undefined;
  if (Array.isArray(field)) return field.map(nameIn).filter(Boolean).join(" OR ") || undefined;
  const { type } = Object(field);
  return typeof type === "string" ? nameIn(type) : undefined;
}

/** @param {string} text @returns {string | undefined} the licence that a text is, by its first words */
function nameOfText(text) {
  if (/Permission is hereby granted, free of charge, to any person/.test(text)) return "MIT";
  if (/Permission to use, copy, modify, and(\/or)? distribute this software/.test(text)) return "ISC";
  if (/Apache License\s+Version 2\.0/.test(text)) return "Apache-2.0";
  if (/Redistribution and use in source and binary forms/.test(text))
    return /Neither the name/.test(text) ? "BSD-3-Clause" : "BSD-2-Clause";
  return undefined;
}

/** @param {string} folder @returns {string | undefined} `LICENSE`, `licence.md`, `MIT-LICENSE.txt`, `COPYING` */
function licenceFile(folder) {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files
    .map(({ name }) => name)
    .filter((name) => /(^|[-_.])(licen[cs]e|copying)/i.test(name) && !/\.[cm]?[jt]s$/.test(name));
  return names.length === 0
    ? undefined
    : names
        .sort()
        .map((name) => readFileSync(join(folder, name), "utf8").trim())
        .join("\n\n");
}

/** @param {string} folder @returns {string | undefined} the part of the readme that is a licence, and not the name of one */
function readmeSection(folder) {
  const readme = readdirSync(folder).find((name) => /^readme/i.test(name));
  const [, section = ""] = (readme ? readFileSync(join(folder, readme), "utf8") : "").split(/^#+\s*licen[cs]e\s*$/im);
  return nameOfText(section) ? (section.split(/^#/m)[0] ?? section).trim() : undefined;
}

/**
 * @param {string | undefined} licence
 * @param {{ name: string, author?: string | { name?: string } }} manifest
 * @returns {string | undefined} the text of a licence that the package names without having it
 */
function standardText(licence, { name, author }) {
  const person = typeof author === "string" ? author.replace(/\s*[<(].*$/, "") : author?.name;
  const holder = person || `the authors of ${name}`;
  switch (licence) {
    case "MIT":
      return `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
    // These ask for their address, or for nothing. See section 4 of CC BY 3.0.
    case "CC-BY-3.0":
      return `By ${holder}, under the Creative Commons Attribution 3.0 Unported License: https://creativecommons.org/licenses/by/3.0/legalcode`;
    case "CC0-1.0":
      return `By ${holder}, dedicated to the public domain by Creative Commons CC0 1.0 Universal: https://creativecommons.org/publicdomain/zero/1.0/legalcode`;
    default:
      return undefined;
  }
}

/** https://spdx.org/licenses/MIT.html */
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

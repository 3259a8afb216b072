import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import escapeRegExp from "lodash-es/escapeRegExp.js";
import partition from "lodash-es/partition.js";
import { lookAt } from "../../input.ts";
import type { PlannedFile } from "../../plan/plan.ts";
import { findFiles } from "../../project/python/files.ts";
import type { Rendering } from "../../rendering/render.ts";
import type { Going } from "./going.ts";
import { blank, filesMeant, importsOf, lineAt, packageOf, SOURCE } from "./imports.ts";
import { joinWords } from "../../shown.ts";

/** A place in a file of the user's own, which stays as it is, that uses what goes. */
export interface Use {
  /** Relative to the project. */
  readonly path: string;
  /** Counted from 1; none where it is the whole file. */
  readonly line?: number;
  readonly of: "source" | "folder" | "package" | "file" | "tag" | "markup";
  /** What is used: `htmx.org`, `../lib/htmx`, `island`. For a source and one of a folder: what reads it, `react`. */
  readonly what: string;
}

/** A frontend folder, and what becomes of it. */
export interface Folder {
  /** Absolute path of the project. */
  readonly root: string;
  /** Relative to the project. */
  readonly folder: string;
  /** What is to be there of ours. */
  readonly rendering: Rendering;
  readonly plan: readonly PlannedFile[];
}

/** Where tools and builds put what is nobody's source. */
const NOT_SOURCES = /^(node_modules|static|__pycache__|\..*)$/;

const TEMPLATE = /\.(html?|xml|txt|jinja2?|j2)$/;

/** What a template shows as it stands, or not at all. */
const NOT_RENDERED = /\{#[^]*?#\}|\{%-?\s*(verbatim|raw|comment)\b[^]*?\{%-?\s*end\1\b/g;

/** How far below the project templates are looked for, and how many. */
const [DEPTH, LIMIT] = [8, 5000];

/** The places in sources: they are read by nothing any more, or import a package or a file that goes. */
export function usesInSources(
  { root, folder, rendering, plan }: Folder,
  packages: readonly string[],
  going: Going,
): Use[] {
  const planned = new Map(plan.map((file) => [posix.relative(folder, file.path), file]));
  const isGone = (path: string) => planned.get(path)?.status === "delete";
  const paths = sourcesIn(join(root, folder)).filter((path) => !isGone(path));
  const there = new Set([...paths, ...rendering.keys()]);
  return paths.flatMap((path): Use[] => {
    const text = textOf(planned.get(path)) ?? lookAt(join(root, folder, path));
    const ours = rendering.get(path)?.toString();
    if (text === undefined || text === ours) return [];
    const shown = posix.join(folder, path);
    const lost = ours === undefined && unread(path, going);
    if (lost) return [{ path: shown, ...lost }];
    return importsOf(text).flatMap(({ specifier, line }): Use[] => {
      const files = filesMeant(path, specifier);
      if (files.some(isGone) && !files.some((file) => there.has(file)))
        return [{ path: shown, line, of: "file", what: specifier }];
      const name = files.length === 0 ? packageOf(specifier) : undefined;
      return name !== undefined && packages.includes(name) ? [{ path: shown, line, of: "package", what: name }] : [];
    });
  });
}

/** The places in templates, anywhere in the project, that have a tag which goes, and the first in each with other markup. */
export function usesInTemplates({ root, folder, rendering, plan }: Folder, { tags, markup }: Going): Use[] {
  if (tags.size + markup.size === 0) return [];
  const planned = new Map(plan.map((file) => [file.path, file]));
  return findFiles(root, (name) => TEMPLATE.test(name), DEPTH, LIMIT).flatMap((path) => {
    const file = planned.get(path);
    if (file?.status === "delete") return [];
    const text = (textOf(file) ?? lookAt(join(root, path)) ?? "").replace(NOT_RENDERED, blank);
    if (text === rendering.get(posix.relative(folder, path))?.toString()) return [];
    return [...findTags(text, [...tags.keys()]), ...findMarkup(text, [...markup.keys()])].map(
      ({ index, ...use }): Use => ({ path, line: lineAt(text, index), ...use }),
    );
  });
}

interface Found extends Pick<Use, "of" | "what"> {
  readonly index: number;
}

function findTags(text: string, tags: readonly string[]): Found[] {
  if (tags.length === 0) return [];
  const words = tags.join("|");
  // A tag of Django's, or a function of Jinja's.
  const tag = new RegExp(`\\{%-?\\s*(${words})\\b|\\{[{%](?:(?![%}]\\})[^])*?\\b(${words})\\s*\\(`, "g");
  return [...text.matchAll(tag)].map((match) => {
    const what = match[1] ?? match[2] ?? "";
    return { index: match.index + match[0].lastIndexOf(what), of: "tag", what };
  });
}

/** An attribute stands after white space, a query in a tag of ours. */
function beforeMarkup(begin: string): string {
  if (begin.startsWith("<")) return "";
  return begin.startsWith("?") ? "\\bwebpack_\\w+[^%}\\n]*" : "\\s";
}

/** The first place with each element or kind of attribute: a template may be full of them. */
function findMarkup(text: string, markup: readonly string[]): Found[] {
  return markup.flatMap((begin): Found[] => {
    const match = new RegExp(`(?<=${beforeMarkup(begin)})${escapeRegExp(begin)}[\\w:.-]*`).exec(text);
    return match ? [{ index: match.index, of: "markup", what: match[0].replace("<", "") }] : [];
  });
}

/** What is there once the plan is carried out. */
function textOf(file: PlannedFile | undefined): string | undefined {
  return (file?.status === "conflict" ? file.before : file?.after)?.toString();
}

function unread(path: string, { sources }: Going): Pick<Use, "of" | "what"> | undefined {
  const [folders, endings] = partition([...sources], ([pattern]) => pattern.endsWith("/"));
  const ending = endings.find(([pattern]) => path.endsWith(pattern.slice(1)));
  const found = ending ?? folders.find(([pattern]) => path.startsWith(pattern));
  return found && { of: ending ? "source" : "folder", what: joinWords(found[1]) };
}

/** The sources in a folder, relative to it; none where it cannot be read. */
function sourcesIn(folder: string, below = ""): string[] {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = posix.join(below, entry.name);
        if (entry.isDirectory()) return NOT_SOURCES.test(entry.name) ? [] : sourcesIn(folder, path);
        return entry.isFile() && SOURCE.test(entry.name) ? [path] : [];
      });
  } catch {
    return [];
  }
}

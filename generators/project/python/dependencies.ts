import { parse } from "smol-toml";
import { posix } from "node:path";
import { shown } from "../../shown.ts";
import { findFiles, readText } from "./files.ts";
import { eventsOf } from "./statements.ts";
import {
  descendants,
  dottedName,
  lineAt,
  parsePython,
  stringsIn,
  stringValue,
  textOf,
  type Node,
  type PythonModule,
} from "./syntax.ts";

/** A package that a project says it needs. */
export interface Dependency {
  /** Normalised as PyPI does it: lower case, `-` for `_` and `.`. */
  name: string;
  /** As the file spells it: `Django>=5.2`. */
  text: string;
  file: string;
  line: number;
  /** The versions that may be there, as PEP 440 or Poetry write it; undefined where nothing is said. */
  range?: string;
}

/** One requirement as a file has it. */
interface Written {
  text: string;
  /** What the version stands in, where that is not the text. */
  range?: string | undefined;
  /** What to look for to find its line, where it is not known. */
  mark?: RegExp;
  line?: number;
}

/** A name as PyPI compares it. https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

/** The dependency whose import could have this name, as far as names tell: `some-ui` for `some_ui`. */
export function dependencyNamed(dependencies: readonly Dependency[], module: string): Dependency | undefined {
  return dependencies.find(({ name }) => name.replaceAll("-", "_") === module.toLowerCase());
}

type Toml = Record<string, unknown>;

/** A table of a TOML document by its path; an empty one where it is missing or something else. */
export function table(document: unknown, ...path: string[]): Toml {
  const value = path.reduce<unknown>((found, key) => (isTable(found) ? found[key] : undefined), document);
  return isTable(value) ? value : {};
}

function isTable(value: unknown): value is Toml {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A TOML file; undefined where there is none, or where nobody can read it. */
export function readToml(root: string, path: string): Toml | undefined {
  try {
    return parse(readText(root, path) ?? "not a table");
  } catch {
    return undefined;
  }
}

/** What is declared in a folder: pyproject.toml (PEP 621, PEP 735, Poetry, uv), Pipfile, requirements files, setup.cfg and setup.py. */
export function dependenciesIn(root: string, folder: string): Dependency[] {
  const at = (name: string) => posix.join(folder, name);
  const requirements = findFiles(posix.join(root, folder), (name) => name.endsWith(".txt"), 1).filter((path) =>
    /^requirements([^/]*\.txt$|\/)/.test(path),
  );
  return [
    ...located(root, at("pyproject.toml"), pyproject(readToml(root, at("pyproject.toml")))),
    ...located(root, at("Pipfile"), pipfile(readToml(root, at("Pipfile")))),
    ...requirements.flatMap((path) => located(root, at(path), linesOf(readText(root, at(path))))),
    ...located(
      root,
      at("setup.cfg"),
      linesOf(readText(root, at("setup.cfg"))).filter(({ text }) => /^\s|^install_requires/.test(text)),
    ),
    ...located(root, at("setup.py"), setupPy(readText(root, at("setup.py")) ?? "")),
  ];
}

function linesOf(text = ""): Written[] {
  return text.split("\n").map((line, index) => ({ text: line, line: index + 1 }));
}

function pyproject(document: Toml | undefined): Written[] {
  const poetry = table(document, "tool", "poetry");
  const lists = [
    table(document, "project").dependencies,
    ...Object.values(table(document, "project", "optional-dependencies")),
    ...Object.values(table(document, "dependency-groups")),
    table(document, "tool", "uv")["dev-dependencies"],
    ...Object.values(table(document, "tool", "pdm", "dev-dependencies")),
  ];
  const groups = Object.values(table(poetry, "group")).map((group) => table(group, "dependencies"));
  const tables = [table(poetry, "dependencies"), table(poetry, "dev-dependencies"), ...groups];
  return [
    ...lists
      .flatMap((list) => (Array.isArray(list) ? list.filter((item) => typeof item === "string") : []))
      .map(quoted),
    ...tables.flatMap(keysOf),
  ];
}

function pipfile(document: Toml | undefined): Written[] {
  return [...keysOf(table(document, "packages")), ...keysOf(table(document, "dev-packages"))];
}

/** Requirements that are keys, with their versions as values: `django = "^5"`, `django = { version = "^5" }`. */
function keysOf(requirements: Toml): Written[] {
  return Object.entries(requirements).map(([text, value]) => {
    const range = isTable(value) ? value.version : value;
    const mark = new RegExp(`^\\s*["']?${text.replace(/\W/g, "\\$&")}["']?\\s*=`, "m");
    return { text, mark, range: typeof range === "string" ? range : undefined };
  });
}

/** A requirement that stands in quotes. */
function quoted(text: string): Written {
  return { text, mark: new RegExp(`["']${text.replace(/\W/g, "\\$&")}["']`) };
}

/** The strings of `install_requires=[...]`, or of a list that stands above it: `install_requires=requires`. */
function setupPy(text: string): Written[] {
  const module = parsePython(text);
  const calls = descendants(module.root).filter(
    (node) => node.name === "CallExpression" && /(^|\.)setup$/.test(dottedName(module, node.firstChild) ?? ""),
  );
  return calls.flatMap((call) =>
    descendants(call)
      .filter(
        (node) =>
          node.name === "VariableName" &&
          textOf(module, node) === "install_requires" &&
          node.nextSibling?.name === "AssignOp",
      )
      .flatMap(({ nextSibling }) => (nextSibling?.nextSibling ? listedIn(module, nextSibling.nextSibling) : []))
      .map((literal) => quoted(stringValue(module, literal) ?? "")),
  );
}

/** The strings below a node, those of lists whose names stand there included. */
function listedIn(module: PythonModule, node: Node): Node[] {
  const lists = descendants(node)
    .filter(({ name }) => name === "VariableName")
    .flatMap((variable) => eventsOf(module, textOf(module, variable)))
    .flatMap(({ effect }) => (effect.kind === "assign" || effect.kind === "extend" ? effect.value : []))
    .filter(({ name }) => name === "ArrayExpression");
  return [node, ...lists].flatMap((found) => stringsIn(found));
}

/** Requirements with the place where the file spells them; lines that are none (comments, options, URLs) fall out. */
function located(root: string, file: string, requirements: Written[]): Dependency[] {
  const text = readText(root, file);
  if (text === undefined) return [];
  return requirements.flatMap((requirement) => {
    // https://peps.python.org/pep-0508/#names
    const written = requirement.text
      .replace(/\s+#.*$/, "")
      .replace(/^\s*install_requires\s*=/, "")
      .trim();
    const [, name, rest = ""] =
      /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\]\s*)?($|[<>=!~;(@,].*)/s.exec(written) ?? [];
    if (name === undefined) return [];
    const range =
      requirement.range ?? (/^[<>=!~(]/.test(rest) ? rest.replace(/[;\\].*$|--.*$|[()]/gs, "").trim() : undefined);
    const at = requirement.mark ? text.search(requirement.mark) : text.indexOf(written);
    return [
      {
        name: normalName(name),
        text: shown(written),
        file,
        line: requirement.line ?? lineAt(text, Math.max(at, 0)),
        ...(range !== undefined && range !== "*" && { range }),
      },
    ];
  });
}

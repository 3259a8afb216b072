import { fromImports, plainImports } from "../python/imports.ts";
import { eolAt, lineEnd, lineStart, type Insertion } from "../python/sequences.ts";
import type { Statement } from "../python/statements.ts";
import { descendants, isVariable, type Node, type PythonModule } from "../python/syntax.ts";
import { insertOnTop, joinImport } from "./importNames.ts";

/** A package of the project's own, as one of its files imports it. */
export interface OwnPackage {
  /** `frontend` */
  readonly name: string;
  /** What `from … import frontend` names: `.`, `..`, `shop`; `""` for `import frontend`. */
  readonly home: string;
  /** The modules and packages at the top of the import path that are the project's own. */
  readonly firstParty: readonly string[];
}

interface Import extends Statement {
  module: string;
  plain: boolean;
}

/**
 * Makes a package usable in the statements from `before` on. An import that is there is used as it is; else the name joins an import
 * of the same home, or comes in a new line where isort and ruff would put it.
 *
 * @returns what the package is called in this file (another name, where its own means something else there), and the edit
 */
export function importPackage(
  module: PythonModule,
  wanted: OwnPackage,
  before: number,
): { local: string; insertions: Insertion[] } {
  const usable = ({ scope, node }: Statement) => scope === "module" && node.to <= before;
  const froms = fromImports(module).filter(usable);
  const plains = plainImports(module).filter(usable);
  const known =
    wanted.home === ""
      ? plains.find((found) => found.module === wanted.name)?.local
      : froms
          .filter((found) => found.module === wanted.home)
          .flatMap(({ names }) => names)
          .find(({ name }) => name === wanted.name)?.local;
  if (known !== undefined) return { local: known, insertions: [] };

  const local = isTaken(module, wanted.name) ? `webpack_${wanted.name}` : wanted.name;
  const written = local === wanted.name ? local : `${wanted.name} as ${local}`;
  const existing = froms.findLast((found) => found.module === wanted.home && !found.star);
  if (existing) return { local, insertions: joinImport(module, existing, written) };
  const imports = [
    ...froms.map((found) => ({ ...found, plain: false })),
    ...plains.map((found) => ({ ...found, plain: true })),
  ].sort((a, b) => a.node.from - b.node.from);
  return { local, insertions: [newLine(module, wanted, written, imports, before)] };
}

/** Whether a part of the file uses the name for anything; parts of other modules' names and of calls' keywords do not count. */
export function isTaken(module: PythonModule, name: string, part = module.root): boolean {
  return descendants(part).some((node) => isVariable(module, node, name) && !isPartOfImport(node) && !isKeyword(node));
}

/** `frontend` in `from .frontend import x` and in `import shop.frontend` binds nothing of that name. */
function isPartOfImport(node: Node): boolean {
  if (node.parent?.name !== "ImportStatement") return false;
  const dotted = node.prevSibling?.name === "." || node.nextSibling?.name === ".";
  return dotted || node.prevSibling?.name === "from" || node.nextSibling?.name === "as";
}

function isKeyword(node: Node): boolean {
  return node.parent?.name === "ArgList" && node.nextSibling?.name === "AssignOp";
}

function newLine(
  module: PythonModule,
  { home, firstParty }: OwnPackage,
  written: string,
  imports: Import[],
  before: number,
): Insertion {
  const { text } = module;
  const line = home === "" ? `import ${written}` : `from ${home} import ${written}`;
  const own = { module: home === "" ? written : home, plain: home === "" };
  const section = sectionOf(own.module, [...firstParty, own.module]);
  const sectionOfImport = (found: Import) => sectionOf(found.module, firstParty);
  const siblings = imports.filter((found) => sectionOfImport(found) === section);
  const above = siblings.findLast((found) => compare(found, own) <= 0);
  if (above) return below(text, above.node, line);
  const [next] = siblings;
  if (next) return { at: lineStart(text, next.node.from), text: `${line}${eolAt(text, next.node.from)}` };

  const last = imports.findLast((found) => sectionOfImport(found) < section);
  if (last) {
    const { at, text: added } = below(text, last.node, line);
    const eol = eolAt(text, at);
    const crowded = text.slice(at).split("\n")[1]?.trim();
    return { at, text: `${eol}${added}${crowded ? eol : ""}` };
  }
  const [first] = imports;
  if (!first) return insertOnTop(module, line, before);
  const eol = eolAt(text, first.node.from);
  return { at: lineStart(text, first.node.from), text: `${line}${eol}${eol}` };
}

function below(text: string, node: Node, line: string): Insertion {
  const at = lineEnd(text, node.to);
  return { at, text: `${eolAt(text, at)}${line}` };
}

/** isort's sections: future, the standard library and other packages, the project's own, relative. https://pycqa.github.io/isort/ */
function sectionOf(name: string, firstParty: readonly string[]): number {
  if (name === "__future__") return 0;
  if (name.startsWith(".")) return 3;
  return firstParty.includes(name.split(".")[0] ?? "") ? 2 : 1;
}

/** isort's order in a section: `import x` before `from x import y`, the furthest relative path first, then by name. */
function compare(one: Pick<Import, "module" | "plain">, other: Pick<Import, "module" | "plain">): number {
  if (one.plain !== other.plain) return one.plain ? -1 : 1;
  const dots = (name: string) => /^\.*/.exec(name)?.[0].length ?? 0;
  return dots(other.module) - dots(one.module) || (one.module < other.module ? -1 : Number(one.module > other.module));
}

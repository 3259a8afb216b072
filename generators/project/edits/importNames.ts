import { fromImports, plainImports, type FromImport } from "../python/imports.ts";
import { append, eolAt, insertBefore, lineEnd, type Insertion } from "../python/sequences.ts";
import { eventsOf, statements } from "../python/statements.ts";
import { childrenOf, type Node, type PythonModule } from "../python/syntax.ts";

export interface ImportedNames {
  /** What each wanted name is called in this file: `path`, or `django_path` where `path` is something else. */
  locals: Map<string, string>;
  insertions: Insertion[];
}

/**
 * Makes names of a module usable in the statements from `before` on: those that are imported are used as they are, the others join an
 * existing import of the module, or come in a new line below the imports.
 *
 * @param homes modules that give the same names, the one to import from first: `["django.urls", "django.conf.urls"]`.
 * @param before offset of the first statement that uses them.
 */
export function importNames(
  module: PythonModule,
  homes: [string, ...string[]],
  wanted: string[],
  before: number,
): ImportedNames {
  const imports = fromImports(module).filter((found) => found.scope === "module" && found.node.to <= before);
  const locals = new Map<string, string>();
  for (const { names, star } of imports.filter((found) => homes.includes(found.module))) {
    for (const { name, local } of names) locals.set(name, local);
    if (star) for (const name of wanted) locals.set(name, name);
  }
  const missing = wanted
    .filter((name) => !locals.has(name))
    .map((name) => ({ name, local: isTaken(module, name) ? `${homes[0].split(".")[0] ?? ""}_${name}` : name }));
  for (const { name, local } of missing) locals.set(name, local);
  if (missing.length === 0) return { locals, insertions: [] };

  const written = missing.map(({ name, local }) => (name === local ? name : `${name} as ${local}`)).toSorted();
  const existing = imports.findLast((found) => found.module === homes[0] && !found.star);
  const insertions = existing
    ? written.flatMap((name) => joinImport(module, existing, name))
    : [newLine(module, homes[0], written, imports, before)];
  return { locals, insertions };
}

/** Whether the file calls something else by this name. */
function isTaken(module: PythonModule, name: string): boolean {
  return eventsOf(module, name).length > 0 || plainImports(module).some(({ local }) => local === name);
}

/** One more name in an import, in its alphabetical place if the others have theirs. */
export function joinImport(module: PythonModule, { names, list }: FromImport, name: string): Insertion[] {
  const sorted = names.every(({ name: own }, index) => index === 0 || (names[index - 1]?.name ?? "") <= own);
  const next = sorted ? names.findIndex(({ name: own }) => own > name) : -1;
  return next < 0 ? append(module, list, name) : insertBefore(module, list, next, name);
}

/** A new import line: below the last import of the same package, else below the last import, else on top. */
function newLine(
  module: PythonModule,
  home: string,
  written: string[],
  imports: FromImport[],
  before: number,
): Insertion {
  const { text } = module;
  const line = `from ${home} import ${written.join(", ")}`;
  const sibling = imports.findLast(({ module: other }) => other.split(".")[0] === home.split(".")[0] && other < home);
  const top = [...statements(module)]
    .filter(({ scope, node }) => scope === "module" && node.to <= before)
    .map(({ node }) => node);
  const last = sibling?.node ?? top.findLast(({ name }) => name === "ImportStatement");
  if (!last) return insertOnTop(module, line, before);
  // Python's own order of a file: docstring, future imports, imports, the rest; a blank line between them.
  const at = lineEnd(text, last.to);
  const eol = eolAt(text, at);
  const apart = imports.some(({ node, module: other }) => node.from === last.from && other === "__future__");
  return { at, text: `${eol}${apart ? eol : ""}${line}` };
}

/** A first import: below the docstring, with blank lines around it, or on top of the file. */
export function insertOnTop(module: PythonModule, line: string, before: number): Insertion {
  const { text } = module;
  const [first] = childrenOf(module.root);
  if (!first || !isDocstring(first)) {
    return { at: Math.min(first?.from ?? before, before), text: `${line}${eolAt(text, 0)}${eolAt(text, 0)}` };
  }
  const end = lineEnd(text, first.to);
  const eol = eolAt(text, end);
  const crowded = text.slice(end).split("\n")[1]?.trim() !== "";
  return { at: end, text: `${eol}${eol}${line}${crowded ? eol : ""}` };
}

function isDocstring(statement: Node): boolean {
  return statement.name === "ExpressionStatement" && childrenOf(statement)[0]?.name === "String";
}

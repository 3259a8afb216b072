/** What the names of a file stand for, as far as its imports tell. Imports in functions and branches count too: factories have them. */
import { split } from "./statements.ts";
import { childrenOf, descendants, dottedName, textOf, type Node, type PythonModule } from "./syntax.ts";

/** One name in an import statement. Relative paths keep their dots. */
interface Imported {
  /** What comes before `import`: `.views`, `flask`; `""` in `import flask`. */
  home: string;
  /** `Flask`, `*`, or the dotted path in `import a.b`. */
  name: string;
  alias?: string;
}

function importedIn(module: PythonModule): Imported[] {
  const statements = descendants(module.root).filter(({ name }) => name === "ImportStatement");
  return statements.flatMap((statement) => {
    const [keyword, ...rest] = childrenOf(statement);
    const spell = (nodes: Node[]) => nodes.map((node) => textOf(module, node)).join("");
    const at = keyword?.name === "from" ? rest.findIndex(({ name }) => name === "import") : -1;
    const names = rest.slice(at + 1).filter(({ name }) => name !== "(" && name !== ")");
    return split(names, ",").flatMap((group): Imported[] => {
      const [words = [], alias] = split(group, "as");
      const found = { home: spell(rest.slice(0, Math.max(at, 0))), name: spell(words) };
      return found.name === "" ? [] : [alias ? { ...found, alias: spell(alias) } : found];
    });
  });
}

function pathOf({ home, name }: Imported): string {
  if (name === "*") return home;
  return home === "" || home.endsWith(".") ? home + name : `${home}.${name}`;
}

/** The paths of everything that a file imports: `.db`, `shop.models.User`, `os.path`. */
export function importedPaths(module: PythonModule): string[] {
  return importedIn(module).map(pathOf);
}

/** The names that imports bind, each with the path that it stands for: `F` is `flask.Flask` after `from flask import Flask as F`. */
export function importedNames(module: PythonModule): Map<string, string> {
  const bindings = importedIn(module).flatMap((found): [string, string][] => {
    if (found.alias !== undefined) return [[found.alias, pathOf(found)]];
    // `import a.b` binds `a`.
    const [first = ""] = found.name.split(".");
    if (found.name === "*") return [];
    return found.home === "" ? [[first, first]] : [[found.name, pathOf(found)]];
  });
  return new Map(bindings);
}

/** The path that an expression such as `flask.Flask` or `F` stands for; undefined where no import tells. */
export function fullName(
  module: PythonModule,
  names: ReadonlyMap<string, string>,
  node: Node | null | undefined,
): string | undefined {
  const [first = "", ...rest] = dottedName(module, node)?.split(".") ?? [];
  const path = names.get(first);
  return path === undefined ? undefined : [path, ...rest].join(".");
}

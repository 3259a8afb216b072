import { sequence, type Sequence } from "./sequences.ts";
import { split, statements, type Statement } from "./statements.ts";
import { childrenOf, textOf, type PythonModule } from "./syntax.ts";

/** One `from module import …` statement, wherever it stands. */
export interface FromImport extends Statement {
  /** As it is written, dots of a relative import included: `.base`, `django.urls`. */
  module: string;
  /** Empty for `import *`. `local` is the name that the file uses. */
  names: { name: string; local: string }[];
  star: boolean;
  /** The imported names as a sequence that can be added to. */
  list: Sequence;
}

/** The `from … import …` statements of a file, those in functions left out. */
export function fromImports(module: PythonModule): FromImport[] {
  return [...statements(module)].flatMap((statement) => {
    const children = childrenOf(statement.node);
    const at = children.findIndex((child) => child.name === "import");
    if (statement.node.name !== "ImportStatement" || statement.scope === "function" || children[0]?.name !== "from")
      return [];
    const list = sequence("list", children.slice(at + 1));
    const names = list.items.flatMap(({ nodes }) => {
      const [name, , alias] = nodes;
      return name?.name === "VariableName"
        ? [{ name: textOf(module, name), local: textOf(module, alias ?? name) }]
        : [];
    });
    const from = children.slice(1, at).map((child) => textOf(module, child));
    return [{ ...statement, module: from.join(""), names, star: children[at + 1]?.name === "*", list }];
  });
}

/** The `from … import *` statements, those in branches included. */
export function starImports(module: PythonModule): FromImport[] {
  return fromImports(module).filter(({ star, scope }) => star && scope !== "class");
}

/** One module that an `import a.b` statement names, with the name that the file uses for it. */
export interface PlainImport extends Statement {
  module: string;
  local: string;
}

/** The modules that `import` statements name, those in functions left out. */
export function plainImports(module: PythonModule): PlainImport[] {
  return [...statements(module)].flatMap((statement) => {
    const [keyword, ...rest] = childrenOf(statement.node);
    if (statement.node.name !== "ImportStatement" || statement.scope === "function" || keyword?.name !== "import")
      return [];
    return split(rest, ",").map((part) => {
      const alias = part.findIndex((child) => child.name === "as");
      const dotted = (alias < 0 ? part : part.slice(0, alias)).map((child) => textOf(module, child)).join("");
      const named = part[alias + 1];
      return { ...statement, module: dotted, local: alias >= 0 && named ? textOf(module, named) : dotted };
    });
  });
}
